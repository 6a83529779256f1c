import { describe, expect, it } from 'vitest';
import { resumeFrom } from './resume-option.js';

describe('the option with which Windows resumes', () => {
  it.each([
    [['CAS Recovery.exe', '--resume', 'ex3-20261126-0900'], 'ex3-20261126-0900'],
    [['CAS Recovery.exe'], undefined],
    [['CAS Recovery.exe', '--resume'], undefined],
    [['CAS Recovery.exe', '--resume', '..\\..\\evil'], undefined],
    [['CAS Recovery.exe', '--resume', '--other'], undefined],
  ])('of %j names %s', (args, id) => {
    expect(resumeFrom(args)).toBe(id);
  });
});
