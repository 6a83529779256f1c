import { open } from 'node:fs/promises';
import type { NewKitHead } from '../../ports/kit-store.js';
import { markerName, parseMarker, type Marker } from './unfinished.js';

/** The first entry of a kit, not compressed: an unfinished one is told by it from any other ZIP file. */
export const beginsWith = markerName;

export const markOf = (head: NewKitHead): string => {
  const marker: Marker = { schema: 'cas-recovery/unfinished-kit/1', ...head, files: [] };
  return `${JSON.stringify(marker)}\n`;
};

/** Longer than the head of the first entry and the marker in it. */
const longestMark = 4096;

/** Whether it is what was left of an earlier kit of the same server. One that holds nothing yet is nobody's loss. */
export async function isOwnPart(part: string, server: string): Promise<boolean> {
  const file = await open(part, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(longestMark), 0, longestMark, 0);
    if (bytesRead === 0) return true;
    const begin = buffer.indexOf('{"schema":');
    const end = buffer.indexOf('\n', begin);
    const name = buffer.subarray(30, 30 + beginsWith.length).toString('latin1');
    if (!buffer.subarray(0, 4).equals(zipEntry) || name !== beginsWith || begin < 0 || end < begin) return false;
    return parseMarker(buffer.subarray(begin, end).toString('utf8'))?.server.toLowerCase() === server.toLowerCase();
  } finally {
    await file.close();
  }
}

/** How an entry of a ZIP file begins. */
const zipEntry = Buffer.from('PK\u0003\u0004');
