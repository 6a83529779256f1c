import { describe, expect, it } from 'vitest';
import { systemTool } from './windows-folder.js';

describe('a tool of Windows', () => {
  it.each([
    ['x64', { SystemRoot: 'C:\\Windows' }, 'C:\\Windows\\System32\\reg.exe'],
    ['x64', { SystemRoot: 'D:\\Win' }, 'D:\\Win\\System32\\reg.exe'],
    ['x64', {}, 'C:\\Windows\\System32\\reg.exe'],
    ['ia32', { SystemRoot: 'C:\\Windows' }, 'C:\\Windows\\System32\\reg.exe'],
    ['ia32', { SystemRoot: 'C:\\Windows', PROCESSOR_ARCHITEW6432: 'AMD64' }, 'C:\\Windows\\Sysnative\\reg.exe'],
  ])('is found by a program of %s under %j as %s', (arch, environment, file) => {
    expect(systemTool('reg.exe', { arch, environment })).toBe(file);
  });
});
