import { describe, expect, it } from 'vitest';
import { isFullPath, overlap } from './folders.js';

describe('two folders', () => {
  it.each<readonly [string, string, boolean]>([
    ['C:\\Windows', 'C:\\Windows\\old', true],
    ['C:\\Windows', 'c:\\WINDOWS\\', true],
    ['C:\\Windows', 'C:\\', true],
    ['C:\\Windows', 'C:\\Temp\\..\\Windows\\old', true],
    ['C:\\Windows', 'C:\\..\\Windows', true],
    ['C:\\Windows', 'C:/Windows/old', true],
    ['C:\\Windows', '\\\\?\\C:\\Windows\\old', true],
    ['C:\\Windows', 'C:\\Windows\\..\\Restore', false],
    ['C:\\Windows', 'C:\\Windows2', false],
    ['C:\\Windows', 'D:\\Windows', false],
  ])('%s and %s overlap: %s', (one, other, expected) => {
    expect(overlap(one, other)).toBe(expected);
    expect(overlap(other, one)).toBe(expected);
  });
});

describe('a path', () => {
  it.each<readonly [string, boolean]>([
    ['D:\\Restore', true],
    ['d:/Restore', true],
    ['\\\\nas1\\restored', true],
    ['\\\\?\\D:\\Restore', true],
    ['Restore', false],
    ['..\\Restore', false],
    ['\\Restore', false],
    ['D:Restore', false],
    ['D:', false],
    ['', false],
  ])('%s is a full one: %s', (path, expected) => {
    expect(isFullPath(path)).toBe(expected);
  });
});
