/** What a script said of one probe: its answer, or why it has none. `raw` is as it was printed. */
export type ProbeLine = {
  readonly probe: string;
  readonly tookMs: number;
  readonly raw: string;
} & ({ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string });

/** What a reading script has said, in its order. */
export interface ProbeLines {
  readonly lines: readonly ProbeLine[];
  /** Whether the script came to its end, and every line that it had printed is here. */
  readonly whole: boolean;
  /** What stands between the lines and belongs to none: error messages of PowerShell, mostly. */
  readonly noise: string;
}

/**
 * Understands what the reading scripts print: see probe-lines.ps1. A damaged line is no answer, and the others stay.
 * @fidelity D lines of the reading scripts: our own form in ASCII, written for PowerShell 2.0; nothing counts without the line that says it is whole, or as broken off
 */
export function readProbeLines(printed: string): ProbeLines {
  const lines: ProbeLine[] = [];
  const noise: string[] = [];
  let whole = false;
  for (const line of printed.split(/\r?\n/)) {
    const end = /^= end (\d+)$/.exec(line);
    const probe = /^= (probe|failed) ([a-z][a-z0-9-]*) (\d+) (.+)$/.exec(line);
    if (end) whole = Number(end[1]) === lines.length;
    else if (probe) lines.push(probeLine(probe));
    else if (line.trim() !== '') noise.push(line);
  }
  return { lines, whole, noise: noise.join('\n').trim() };
}

function probeLine([, kind = '', probe = '', took = '', raw = '']: RegExpExecArray): ProbeLine {
  const head = { probe, tookMs: Number(took), raw };
  try {
    const value: unknown = JSON.parse(raw);
    if (kind === 'probe') return { ...head, ok: true, value };
    return { ...head, ok: false, why: String(value).trim() };
  } catch {
    return { ...head, ok: false, why: 'What the script printed is damaged.' };
  }
}
