import { describe, expect, it } from 'vitest';
import { toProblem } from '../../problems/problem.js';
import { portFrom } from './port-option.js';

describe('the option --port', () => {
  it('may be left out', () => {
    expect(portFrom(undefined)).toBeUndefined();
  });

  it('takes a port', () => {
    expect(portFrom('8080')).toBe(8080);
  });

  it.each(['abc', '', '0', '70000', '80.5', '-1'])('refuses "%s" in words', text => {
    try {
      portFrom(text);
      expect(text).toBe('refused');
    } catch (thrown) {
      expect(toProblem(thrown)).toMatchObject({ code: 'WRONG_USE' });
    }
  });
});
