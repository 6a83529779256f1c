/** Close codes of RFC 6455, section 7.4.1. */
export const closeCodes = { normal: 1000, protocolError: 1002, notText: 1003, notUtf8: 1007, tooBig: 1009 } as const;

/** The other side broke the protocol; the connection is closed with this code. */
export class FrameError extends Error {
  override readonly name = 'FrameError';

  constructor(
    readonly closeCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** What arrives on a socket once frames are put together. */
export type Incoming =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ping' | 'pong' | 'close'; readonly payload: Buffer };

interface Frame {
  readonly final: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
  /** Bytes that it took of what had arrived. */
  readonly size: number;
}

const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const controlKinds = new Map([
  [opcodes.close, 'close'],
  [opcodes.ping, 'ping'],
  [opcodes.pong, 'pong'],
] as readonly (readonly [number, 'close' | 'ping' | 'pong'])[]);

/** Reads the frames of one client (RFC 6455, section 5): masked, text only, whole messages up to `limit` bytes. */
export class FrameReader {
  #pending = Buffer.alloc(0);
  #parts: Buffer[] | undefined;

  constructor(readonly limit: number) {}

  /** All that is complete after these bytes. Throws a `FrameError` on the first thing that is not allowed. */
  push(chunk: Buffer): Incoming[] {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    const complete: Incoming[] = [];
    for (let frame = this.#nextFrame(); frame !== undefined; frame = this.#nextFrame()) {
      this.#pending = this.#pending.subarray(frame.size);
      const incoming = this.#take(frame);
      if (incoming) complete.push(incoming);
    }
    return complete;
  }

  #nextFrame(): Frame | undefined {
    const bytes = this.#pending;
    const [first, second] = bytes;
    if (first === undefined || second === undefined) return undefined;
    if ((first & 0x70) !== 0) throw new FrameError(closeCodes.protocolError, 'No extension was agreed on.');
    if ((second & 0x80) === 0) throw new FrameError(closeCodes.protocolError, 'A client must mask its frames.');
    const length = payloadLength(bytes, second & 0x7f);
    if (length === undefined) return undefined;
    if (length.value > this.limit) throw new FrameError(closeCodes.tooBig, 'The message is too big.');
    const start = length.end + 4;
    const size = start + length.value;
    if (bytes.length < size) return undefined;
    const payload = unmask(bytes.subarray(start, size), bytes.subarray(length.end, start));
    return { final: (first & 0x80) !== 0, opcode: first & 0x0f, payload, size };
  }

  #take({ final, opcode, payload }: Frame): Incoming | undefined {
    const control = controlKinds.get(opcode);
    if (control) {
      if (!final || payload.length > 125) throw new FrameError(closeCodes.protocolError, 'A control frame is short.');
      return { kind: control, payload };
    }
    if (opcode === opcodes.binary) throw new FrameError(closeCodes.notText, 'Only text is spoken here.');
    const begins = opcode === opcodes.text;
    if (!begins && opcode !== opcodes.continuation) throw new FrameError(closeCodes.protocolError, 'Unknown frame.');
    if (begins === (this.#parts !== undefined)) throw new FrameError(closeCodes.protocolError, 'Frames out of order.');
    const parts = [...(this.#parts ?? []), payload];
    if (total(parts) > this.limit) throw new FrameError(closeCodes.tooBig, 'The message is too big.');
    this.#parts = final ? undefined : parts;
    return final ? { kind: 'text', text: decode(Buffer.concat(parts)) } : undefined;
  }
}

/** One whole frame from server to client. */
export function encodeFrame(kind: 'text' | 'close' | 'pong', payload: Buffer): Buffer {
  const head = [0x80 | opcodes[kind]];
  if (payload.length < 126) return Buffer.concat([Buffer.from([...head, payload.length]), payload]);
  if (payload.length < 0x1_0000) {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(payload.length);
    return Buffer.concat([Buffer.from([...head, 126]), length, payload]);
  }
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(payload.length));
  return Buffer.concat([Buffer.from([...head, 127]), length, payload]);
}

/** The payload of a close frame. */
export function closePayload(code: number, reason: string): Buffer {
  const payload = Buffer.alloc(2);
  payload.writeUInt16BE(code);
  return Buffer.concat([payload, Buffer.from(reason).subarray(0, 123)]);
}

function payloadLength(bytes: Buffer, short: number): { readonly value: number; readonly end: number } | undefined {
  if (short < 126) return { value: short, end: 2 };
  if (short === 126) return bytes.length < 4 ? undefined : { value: bytes.readUInt16BE(2), end: 4 };
  return bytes.length < 10 ? undefined : { value: Number(bytes.readBigUInt64BE(2)), end: 10 };
}

function unmask(payload: Buffer, mask: Buffer): Buffer {
  return Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FrameError(closeCodes.notUtf8, 'The text is not UTF-8.');
  }
}

const total = (parts: readonly Buffer[]): number => parts.reduce((sum, { length }) => sum + length, 0);
