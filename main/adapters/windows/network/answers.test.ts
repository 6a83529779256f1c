import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answersOn, type Asking, isNeighbour, pingWasAnswered, portAnswers } from './answers.js';

const nobody: Asking = {
  ping: () => Promise.resolve(''),
  neighbours: () => Promise.resolve(''),
  port: () => Promise.resolve(false),
  wait: () => Promise.resolve(),
};

const there = '  10.0.0.23             00-50-56-a1-00-17     dynamic';
const pong = 'Reply from 10.0.0.23: bytes=32 time<1ms TTL=128';
const unable = (what: string) => () => Promise.reject(new Error(what));

/** One answer after the other; the last one stays. An error is a question that could not be asked. */
function inTurn(...answers: readonly (string | Error)[]): () => Promise<string> {
  let asked = 0;
  return async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)] ?? '';
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

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
  it('is free when nothing answers, also where one question could not be asked', async () => {
    expect(await answersOn('10.0.0.23', nobody)).toBe(false);
    expect(await answersOn('10.0.0.23', { ...nobody, ping: unable('no ping.exe') })).toBe(false);
  });

  it('is not called free when no question could be asked', async () => {
    const none: Asking = {
      ...nobody,
      ping: unable('no ping.exe'),
      port: unable('ENETUNREACH'),
      neighbours: unable('no arp.exe'),
    };
    await expect(answersOn('10.0.0.23', none)).rejects.toMatchObject({
      problem: { code: 'ADDRESS_NOT_ASKED', details: 'no ping.exe\nENETUNREACH\nno arp.exe' },
    });
  });

  it.each<[string, Partial<Asking>, boolean]>([
    ['is free when the machine has gone from it in the meantime', { neighbours: inTurn(there, '') }, false],
    ['is taken when the machine is still in it', { neighbours: inTurn(there, there) }, true],
    ['is taken when it can not be read again', { neighbours: inTurn(there, new Error('no arp.exe')) }, true],
    ['is taken when the machine has come to answer', { neighbours: inTurn(there, ''), ping: inTurn('', pong) }, true],
  ])('that the neighbour table alone knows %s', async (_what, answers, expected) => {
    const waited: number[] = [];
    const wait = (ms: number): Promise<void> => {
      waited.push(ms);
      return Promise.resolve();
    };
    expect(await answersOn('10.0.0.23', { ...nobody, ...answers, wait })).toBe(expected);
    expect(waited).toHaveLength(1);
    expect(waited[0]).toBeGreaterThan(3000);
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
