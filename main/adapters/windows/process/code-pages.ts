import { execFile } from 'node:child_process';
import iconv from 'iconv-lite';
import { systemTool } from './windows-folder.js';

/** The code pages of this Windows. */
export interface CodePages {
  /** Of consoles and of most command line tools, by its iconv-lite name: `cp850`. */
  readonly oem: string;
  /** Of window programs and of most old log files: `cp1252`. */
  readonly ansi: string;
  /** Where this was read, or why it is an assumption: for people. */
  readonly source: string;
}

const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage';
/** Those of an English Windows. */
const assumed = { oem: 'cp437', ansi: 'cp1252' };

/** Understands what `reg.exe query` prints of the key. Undefined where a value is missing or no known code page. */
export function parseCodePages(printed: string): { oem: string | undefined; ansi: string | undefined } {
  const valueOf = (name: string): string | undefined => {
    const found = new RegExp(`^\\s*${name}\\s+REG_SZ\\s+(\\d+)\\s*$`, 'mi').exec(printed)?.[1];
    return found === undefined ? undefined : encodingOf(Number(found));
  };
  return { oem: valueOf('OEMCP'), ansi: valueOf('ACP') };
}

/** The iconv-lite name of a Windows code page; undefined when it knows none. */
export function encodingOf(codePage: number): string | undefined {
  const name = codePage === 65001 ? 'utf-8' : `cp${String(codePage)}`;
  return iconv.encodingExists(name) ? name : undefined;
}

let known: Promise<CodePages> | undefined;

/** The code pages of this Windows, asked for once: they change with a restart only. */
export function codePages(): Promise<CodePages> {
  return (known ??= readCodePages());
}

/**
 * Asks the registry. Never fails: what can't be read is assumed, and `source` says so.
 *
 * @fidelity B code pages: reg.exe query under Wine with 437 and 850, and umlauts printed by a console program in both
 */
export async function readCodePages(ask: () => Promise<string> = askRegistry): Promise<CodePages> {
  try {
    const { oem, ansi } = parseCodePages(await ask());
    const missing = [oem ? '' : 'OEMCP', ansi ? '' : 'ACP'].filter(Boolean).join(' and ');
    const source = missing ? `assumed, because ${key} has no usable ${missing}` : key;
    return { oem: oem ?? assumed.oem, ansi: ansi ?? assumed.ansi, source };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return { ...assumed, source: `assumed, because ${key} can't be read: ${why}` };
  }
}

/** The two values are digits in every language, so latin1 reads them right. */
function askRegistry(): Promise<string> {
  const options = { encoding: 'latin1', windowsHide: true, timeout: 10_000 } as const;
  return new Promise((done, fail) => {
    execFile(systemTool('reg.exe'), ['query', key], options, (error, printed) => {
      if (error) fail(new Error(error.message, { cause: error }));
      else done(printed);
    });
  });
}
