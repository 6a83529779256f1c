import { describe, expect, it } from 'vitest';
import { resumeFrom, stateFrom } from './resume-option.js';

describe('the state folder of a command line', () => {
  it.each([
    [['a.exe', '--resume', 'ex3', '--state', '/srv/cas'], '/srv/cas'],
    [['a.exe', '--resume', 'ex3'], undefined],
    [['a.exe', '--state', 'relative'], undefined],
    [['a.exe', '--state'], undefined],
  ])('of %j is %s', (args, folder) => {
    expect(stateFrom(args)).toBe(folder);
  });
});

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
