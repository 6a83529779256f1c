import { describe, expect, it } from 'vitest';
import { toProblem } from '../../problems/problem.js';
import { disk, goodDay, listingOf, versionOf } from '../hand-off/fixture-hand-off.js';
import { folderAbove } from './folders.js';
import { type FilesWish, planFiles } from './make-plan.js';

const facts = { ...goodDay, drives: ['C:', 'D:'].map(letter => ({ letter, freeBytes: 1e9 })) };

interface Case {
  readonly into?: string;
  readonly folders?: readonly string[];
  readonly volumes?: string[];
}

function refusal({ into = 'D:\\Restore', folders = ['C:\\inetpub'], volumes = ['C:'] }: Case) {
  const { id } = versionOf();
  const wish: FilesWish = { version: id, target: disk, machine: 'EX3', account: null, folders, into };
  const listing = listingOf([versionOf({ target: disk, volumes })]);
  try {
    planFiles(wish, { listing, facts, now: listing.readAt, on: { kind: 'this' } }, []);
    return undefined;
  } catch (thrown) {
    return toProblem(thrown).code;
  }
}

describe('files from a backup', () => {
  it.each<readonly [string, Case]>([
    ['a folder of a volume that is in it', {}],
    ['a version that does not tell its volumes', { volumes: [] }],
    ['a version that tells one without a letter', { volumes: ['\\\\?\\Volume{4e1224e4-0000-0000-0000-000000000000}'] }],
    ['a volume written with a slash and in small letters', { volumes: ['c:\\'] }],
  ])('are restored from %s', (_, one) => {
    expect(refusal(one)).toBeUndefined();
  });

  it.each<readonly [string, Case, string]>([
    ['from a volume that is not in it', { folders: ['C:\\a', 'F:\\Nope'] }, 'RESTORE_FOLDER_NOT_IN_VERSION'],
    ['to a volume that this computer lacks', { into: 'Z:\\Restore' }, 'RESTORE_NO_PLACE'],
    ['to a share, where nothing can be closed to others', { into: '\\\\nas1\\restore' }, 'RESTORE_NO_PLACE'],
    ['to the root of a volume', { into: 'D:\\' }, 'RESTORE_NO_PLACE'],
    ['to a folder written with the other slash', { into: 'D:/Restore' }, 'RESTORE_NO_PLACE'],
  ])('are refused before anything begins: %s', (_, one, code) => {
    expect(refusal(one)).toBe(code);
  });

  it.each([
    ['D:\\Restore', 'D:\\'],
    ['D:\\Restore\\', 'D:\\'],
    ['D:\\a\\b', 'D:\\a'],
  ])('%s lies in %s', (path, above) => {
    expect(folderAbove(path)).toBe(above);
  });
});
