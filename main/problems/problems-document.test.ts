import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.js';
import { problemsDocument } from './problems-document.js';

const file = path.resolve('docs', 'problems.md');
if (process.env['REWRITE'] === '1') writeFileSync(file, problemsDocument());

describe('docs/problems.md', () => {
  it('is what the catalogue says; if not, run REWRITE=1 npx vitest run main/problems', () => {
    expect(readFileSync(file, 'utf8')).toBe(problemsDocument());
  });
});

describe('every problem of the catalogue', () => {
  it.each(Object.keys(catalogue))('%s tells its three sentences', code => {
    const section = problemsDocument()
      .split('## ')
      .find(each => each.startsWith(`${code}\n`));
    expect(section).toMatch(/happened: \S.*\n- Why it matters: \S.*\n- What to do next: \S/);
    expect(section).not.toMatch(/undefined|NaN|\[object/);
  });
});
