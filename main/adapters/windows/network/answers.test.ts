import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answersOn, type Asking, isNeighbour, pingWasAnswered, portAnswers } from './answers.js';

const nobody: Asking = {
  ping: () => Promise.resolve(''),
  neighbours: () => Promise.resolve(''),
  port: () => Promise.resolve(false),
};

describe('an answer to ping', () => {
  it.each([
    ['English', 'Reply from 10.0.0.23: bytes=32 time<1ms TTL=128'],
    ['German', 'Antwort von 10.0.0.23: Bytes=32 Zeit<1ms TTL=128'],
    ['French', 'R\u00e9ponse de 10.0.0.23 : octets=32 temps<1ms TTL=128'],
  ])('is seen in %s', (_, line) => {
    expect(pingWasAnswered(`\r\n${line}\r\n`, '10.0.0.23')).toBe(true);
  });

  it.each([
    ['a router that says unreachable', 'Reply from 10.0.0.1: Destination host unreachable.'],
    ['this machine that says unreachable', 'Reply from 10.0.0.141: Destination host unreachable.'],
    ['silence', 'Request timed out.'],
    ['another address', 'Reply from 10.0.0.231: bytes=32 time<1ms TTL=128'],
  ])('is not %s', (_, line) => {
    expect(pingWasAnswered(line, '10.0.0.23')).toBe(false);
  });
});

describe('the neighbour table', () => {
  it('shows a machine that answers nothing else', () => {
    expect(isNeighbour('  10.0.0.23             00-50-56-a1-00-17     dynamic', '10.0.0.23')).toBe(true);
  });

  it.each([
    ['a question that is still open', '  10.0.0.23             00-00-00-00-00-00     invalid'],
    ['another machine', '  10.0.0.231            00-50-56-a1-00-17     dynamic'],
    ['no entry', 'No ARP Entries Found.'],
  ])('shows nobody for %s', (_, line) => {
    expect(isNeighbour(line, '10.0.0.23')).toBe(false);
  });
});

describe('an address', () => {
  it('is free when nothing answers, or no question could be asked', async () => {
    expect(await answersOn('10.0.0.23', nobody)).toBe(false);
    const failing = { ...nobody, ping: () => Promise.reject(new Error('no ping.exe')) };
    expect(await answersOn('10.0.0.23', failing)).toBe(false);
  });

  it.each([
    ['ping', { ping: () => Promise.resolve('Reply from 10.0.0.23: bytes=32 time<1ms TTL=128') }],
    ['a port', { port: (_: string, port: number) => Promise.resolve(port === 443) }],
    ['the neighbour table', { neighbours: () => Promise.resolve('10.0.0.23  00-50-56-a1-00-17  dynamic') }],
  ])('is taken when %s alone says so', async (_, one) => {
    expect(await answersOn('10.0.0.23', { ...nobody, ...one })).toBe(true);
  });

  it('is known to be taken by a port that is open, and by one that is refused', async () => {
    const server = createServer();
    await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    expect(await portAnswers('127.0.0.1', port)).toBe(true);
    await new Promise(closed => server.close(closed));
    expect(await portAnswers('127.0.0.1', port)).toBe(true);
  });
});
