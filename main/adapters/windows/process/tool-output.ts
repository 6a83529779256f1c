import { Bounded } from './bounded.js';
import { lineSplitter } from './line-splitter.js';
import { decodeText, textDecoder } from './text-decoder.js';

/** What a tool has printed so far. */
export interface ToolOutput {
  readonly takeOutput: (chunk: Buffer) => void;
  readonly takeError: (chunk: Buffer) => void;
  /** Hands on what is left. To be called once, before anything is read. */
  end(): void;
  readonly output: string;
  readonly standardOutput: string;
  readonly standardError: string;
  readonly bytes: Buffer;
}

interface Reader {
  readonly encoding: string;
  readonly onLine: ((line: string) => void) | undefined;
  readonly onUnfinished: ((line: string) => void) | undefined;
}

const mostBytes = 8 * 1024 * 1024;
const gapLine = (leftOut: number): string => `... (${String(leftOut)} more were left out here) ...`;

const mostToTell = 16 * 1024;

/** What a problem tells of an output: its last lines, where a tool says why it failed. Problems go into the journal. */
export function endOfOutput(output: string): string {
  if (output.length <= mostToTell) return output;
  const end = output.slice(-mostToTell);
  return `...\n${end.slice(end.indexOf('\n') + 1)}`;
}

/** Collects both streams of a tool. Each is decoded on its own; their lines are kept in the order in which they came. */
export function toolOutput({ encoding, onLine, onUnfinished }: Reader): ToolOutput {
  const lines = new Bounded<string>(mostBytes);
  const keep = (line: string): void => {
    lines.push(line);
    onLine?.(line);
  };
  const stream = () => {
    const decoder = textDecoder({ usual: encoding });
    const splitter = lineSplitter({ onLine: keep, onUnfinished });
    const kept = new Bounded<Buffer>(mostBytes);
    return {
      take: (chunk: Buffer): void => {
        kept.push(chunk);
        splitter.take(decoder.write(chunk));
      },
      end: (): void => {
        splitter.take(decoder.end());
        splitter.end();
      },
      bytes: (): Buffer => Buffer.concat(kept.pieces(leftOut => Buffer.from(`\r\n${gapLine(leftOut)}\r\n`))),
    };
  };
  const [out, error] = [stream(), stream()];
  return {
    takeOutput: out.take,
    takeError: error.take,
    end: () => {
      out.end();
      error.end();
    },
    get output() {
      return lines.pieces(gapLine).join('\n');
    },
    get standardOutput() {
      return decodeText(out.bytes(), { usual: encoding });
    },
    get standardError() {
      return decodeText(error.bytes(), { usual: encoding });
    },
    get bytes() {
      return out.bytes();
    },
  };
}
