import { describe, expect, it } from 'vitest';
import { toProblem } from '../../../problems/problem.js';
import { quotedForCmd, startOf } from './batch-command.js';

describe('a batch file', () => {
  it('is run by cmd.exe, with every word in quotation marks', () => {
    const { file, args, verbatim } = startOf('C:\\a b\\x.CMD', ['one & two', 'C:\\end\\']);
    expect(file).toMatch(/\\System32\\cmd\.exe$/);
    expect(args).toEqual(['/d', '/v:off', '/s', '/c', '""C:\\a b\\x.CMD" "one & two" "C:\\end\\\\""']);
    expect(verbatim).toBe(true);
  });

  it.each(['100%', 'say "hello"', 'two\nlines', 'two\rlines', 'nul\0'])('is refused the word %j', value => {
    let problem;
    try {
      quotedForCmd(value);
    } catch (thrown) {
      problem = toProblem(thrown);
    }
    expect(problem).toMatchObject({ code: 'COMMAND_NOT_SAFE' });
  });
});

describe('any other program', () => {
  it.each(['C:\\x\\setup.com', 'C:\\x\\cmd.exe'])('is started directly: %s', file => {
    expect(startOf(file, ['100%'])).toEqual({ file, args: ['100%'], verbatim: false });
  });
});
