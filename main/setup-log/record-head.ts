import type { RawLine } from './raw-line.js';

/** Where the parts of a record stand in its line: `[date] [level] [TAG] text`. */
export interface RecordHead {
  readonly dateEnd: number;
  /** Nesting: 0 is setup itself, 1 a task, 2 a command inside a task. */
  readonly level: number;
  /** 'ERROR', 'REQUIRED'; '' without one. */
  readonly tag: string;
  /** Where the text begins. */
  readonly text: number;
}

const open = 0x5b;
const close = 0x5d;
const blank = 0x20;
/** Between the brackets of a date, also of one whose digits take several bytes. */
const shortestDate = 8;
const longestDate = 120;
const longestLevel = 6;
const longestTag = 20;

/** The head of a record; undefined for a line that goes on with the record before. */
export function recordHead({ bytes, start, end }: RawLine): RecordHead | undefined {
  if (bytes[start] !== open) return undefined;
  const dateEnd = closing(bytes, start + 1, Math.min(end, start + longestDate));
  if (dateEnd - start < shortestDate || bytes[dateEnd + 1] !== blank || bytes[dateEnd + 2] !== open) return undefined;
  const levelEnd = closing(bytes, dateEnd + 3, Math.min(end, dateEnd + 4 + longestLevel));
  if (levelEnd < 0) return undefined;
  const digit = (bytes[dateEnd + 3] ?? 0) - 0x30;
  const level = digit >= 0 && digit <= 9 ? digit : 0;
  const text = Math.min(end, bytes[levelEnd + 1] === blank ? levelEnd + 2 : levelEnd + 1);
  if (bytes[text] !== open || text >= end) return { dateEnd, level, tag: '', text };
  const tagEnd = closing(bytes, text + 1, Math.min(end, text + 2 + longestTag));
  const tag = tagEnd < 0 ? '' : bytes.toString('latin1', text + 1, tagEnd);
  // `[ServiceControl.ps1]` is a text that begins with a bracket.
  if (!/^[A-Z][A-Z-]+$/.test(tag)) return { dateEnd, level, tag: '', text };
  return { dateEnd, level, tag, text: Math.min(end, bytes[tagEnd + 1] === blank ? tagEnd + 2 : tagEnd + 1) };
}

/** Where the next `]` stands before a place; -1 where there is none. */
function closing(bytes: Buffer, from: number, before: number): number {
  for (let at = from; at < before; at += 1) if (bytes[at] === close) return at;
  return -1;
}
