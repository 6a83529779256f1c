import { catalogue } from './catalogue.js';
import type { Entry } from './entry.js';

const head = `# Problems

Every problem that CAS Recovery can report, by its code. A code never changes its meaning. Words in braces stand for
what is filled in. Some sentences depend on the case: then one of them stands here.

This file is made from \`main/problems/catalogue.ts\`. To make it again: \`REWRITE=1 npx vitest run main/problems\`.
`;

/** docs/problems.md, made from the catalogue. */
export function problemsDocument(): string {
  const codes = Object.keys(catalogue).sort() as (keyof typeof catalogue)[];
  return [head, ...codes.map(code => section(code, catalogue[code] as Entry<never>))].join('\n');
}

function section(code: string, { happened, matters, next, nextInWindow }: Entry<never>): string {
  const facts = placeholders as never;
  return `## ${code}

- What happened: ${happened(facts)}
- Why it matters: ${matters(facts)}
- What to do next: ${next(facts)}
${nextInWindow ? `- In the window: ${nextInWindow(facts)}\n` : ''}`;
}

/** Stands for a fact, be it a text, a number or a list of texts. */
class Placeholder extends String {
  join(): string {
    return this.toString();
  }

  /** A sentence for each of a list is told once, of a thing that goes by the name of the list. */
  map<T>(sentence: (one: string) => T): T[] {
    return [sentence(this.toString())];
  }
}

/** Answers every fact that a sentence asks for with its name in braces. */
const placeholders: unknown = new Proxy({}, { get: (_facts, name) => new Placeholder(`{${String(name)}}`) });
