import { LostServer } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';

/** Where a reading stands in the documents of this program. */
const places: readonly (readonly string[])[] = [
  [],
  ['page', 'server'],
  ['lostServer'],
  ['server'],
  ['plan', 'lostServer'],
];

/** A saved reading: a file of its own, or part of an inspection, a report or a plan. Throws when there is none in it. */
export function parseSnapshot(text: string, file: string): LostServer {
  const document = parsed(text, file);
  for (const place of places) {
    const found = LostServer.safeParse(place.reduce<unknown>(step, document));
    if (found.success) return found.data;
  }
  throw failure('SNAPSHOT_NOT_READABLE', { file, why: whyNot(document) });
}

function step(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    throw failure('SNAPSHOT_NOT_READABLE', { file, why: 'it is not JSON, or it was cut short' }, thrown);
  }
}

function whyNot(document: unknown): string {
  const schema = step(document, 'schema');
  return typeof schema === 'string'
    ? `it holds "${schema}", and no reading of a server`
    : 'it holds no reading of a server';
}
