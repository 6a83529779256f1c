import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
} from '@vitest/expect';
import * as chai from 'chai';
import { createRequire } from 'node:module';
import { basename } from 'node:path';

// Takes the place of `vitest` when the tests run on Node 16, on which vitest itself does not start. It has what the
// project's tests use: describe, it, it.each, hooks and expect.

type Body = (...args: never[]) => unknown;
type Hook = () => unknown;

interface Group {
  readonly title: string;
  readonly parent: Group | null;
  readonly before: Hook[];
  readonly after: Hook[];
  readonly beforeEach: Hook[];
  readonly afterEach: Hook[];
  readonly children: (Group | Case)[];
}

interface Case {
  readonly title: string;
  readonly body: (() => unknown) | null;
  readonly timeLimitMs: number;
}

const usualLimitMs = 60_000;
let top = group('', null);
let current = top;

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

function makeExpect() {
  const check = ((value: unknown, message?: string) => chai.expect(value, message)) as unknown as Record<
    PropertyKey,
    unknown
  >;
  Object.assign(check, chai.expect, Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT));
  Reflect.set(globalThis, GLOBAL_EXPECT, check);
  return check;
}

export const expect = makeExpect();

function group(title: string, parent: Group | null): Group {
  return { title, parent, before: [], after: [], beforeEach: [], afterEach: [], children: [] };
}

function describeOnce(title: string, body: Hook): void {
  const outer = current;
  const inner = group(title, outer);
  outer.children.push(inner);
  current = inner;
  try {
    body();
  } finally {
    current = outer;
  }
}

function itOnce(title: string, body: Hook | null, options?: number | { readonly timeout?: number }): void {
  const timeLimitMs = typeof options === 'number' ? options : (options?.timeout ?? usualLimitMs);
  current.children.push({ title, body, timeLimitMs });
}

/** vitest takes options before or after the body. */
function ordered(args: readonly unknown[]): [Body, number | { readonly timeout?: number } | undefined] {
  const body = args.find(arg => typeof arg === 'function') as Body;
  const options = args.find(arg => typeof arg !== 'function') as number | undefined;
  return [body, options];
}

function each(add: (title: string, body: Hook, options?: number | { readonly timeout?: number }) => void) {
  return (rows: readonly unknown[]) =>
    (title: string, ...rest: unknown[]): void => {
      const [body, options] = ordered(rest);
      rows.forEach((row, index) => {
        const cells: readonly unknown[] = Array.isArray(row) ? row : [row];
        add(titled(title, cells, index), () => body(...(cells as never[])), options);
      });
    };
}

function titled(title: string, cells: readonly unknown[], index: number): string {
  const rest = [...cells];
  const told = title.replace(/%(?:[sdifjoO#%])/g, mark => {
    if (mark === '%%') return '%';
    return mark === '%#' ? String(index) : tell(rest.shift());
  });
  const first = cells[0];
  return told.replace(/\$(\w+)/g, (mark, key: string) =>
    typeof first === 'object' && first !== null && key in first ? tell(Reflect.get(first, key)) : mark,
  );
}

const tell = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const skipped = (title: string): void => itOnce(title, null);
const add = (title: string, ...rest: unknown[]): void => {
  const [body, options] = ordered(rest);
  itOnce(title, body, options);
};
const addGroup = (title: string, ...rest: unknown[]): void => describeOnce(title, ordered(rest)[0]);

export const it = Object.assign(add, {
  each: each(itOnce),
  skip: skipped,
  skipIf: (unwanted: unknown) => (unwanted ? skipped : add),
  runIf: (wanted: unknown) => (wanted ? add : skipped),
});
export const test = it;
export const describe = Object.assign(addGroup, {
  each: each(describeOnce),
  skip: skipped,
  skipIf: (unwanted: unknown) => (unwanted ? skipped : addGroup),
  runIf: (wanted: unknown) => (wanted ? addGroup : skipped),
});
export const beforeAll = (hook: Hook): number => current.before.push(hook);
export const afterAll = (hook: Hook): number => current.after.unshift(hook);
export const beforeEach = (hook: Hook): number => current.beforeEach.push(hook);
export const afterEach = (hook: Hook): number => current.afterEach.unshift(hook);

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Runs what the test file has declared, then those of the further files that the command line names, one after another,
 * and tells it as JSON on the last line of standard output.
 */
async function runAll(): Promise<void> {
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  await runGroup(top, count);
  const [first = '', ...further] = process.argv.slice(1);
  const load = createRequire(first);
  for (const file of further) {
    top = current = group(basename(file), null);
    try {
      load(file);
      if (top.children.length === 0) throw new Error('It declares no test.');
      await runGroup(top, count);
    } catch (thrown) {
      fail(path(top), thrown, count);
    }
  }
  process.stdout.write(`\n${JSON.stringify(count)}\n`, () => process.exit(count.failed > 0 ? 1 : 0));
}

async function runGroup(here: Group, count: Count): Promise<void> {
  try {
    for (const hook of here.before) await hook();
    for (const child of here.children) {
      if ('children' in child) await runGroup(child, count);
      else await runCase(child, here, count);
    }
    for (const hook of here.after) await hook();
  } catch (thrown) {
    fail(`${path(here)} (hook)`, thrown, count);
  }
}

async function runCase({ title, body, timeLimitMs }: Case, home: Group, count: Count): Promise<void> {
  if (!body) {
    count.skipped += 1;
    return;
  }
  const groups = lineage(home);
  try {
    for (const hook of groups.flatMap(one => one.beforeEach)) await hook();
    try {
      await within(timeLimitMs, body);
    } finally {
      for (const hook of groups.reverse().flatMap(one => one.afterEach)) await hook();
    }
    count.passed += 1;
  } catch (thrown) {
    fail(`${path(home)} > ${title}`, thrown, count);
  }
}

async function within(limitMs: number, body: Hook): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It took more than ${String(limitMs)} ms.`)), limitMs);
  });
  try {
    await Promise.race([body(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function fail(where: string, thrown: unknown, count: Count): void {
  count.failed += 1;
  console.error(`FAILED ${where}\n`, thrown);
}

function lineage(here: Group | null): Group[] {
  return here ? [...lineage(here.parent), here] : [];
}

const path = (here: Group): string =>
  lineage(here)
    .map(({ title }) => title)
    .filter(Boolean)
    .join(' > ');

setImmediate(() => void runAll());
