import type { Problem } from '../../preload/contract/problem.js';

/** Another thing that setup named, beside the one that the problem is about. */
export interface AlsoFound {
  readonly title: string;
  readonly steps: readonly string[];
}

export interface ProblemView {
  readonly code: string;
  readonly happened: string;
  readonly matters: string;
  /** What to do, in this order; one where there is only one thing to do. */
  readonly steps: readonly string[];
  /** Nobody knows the cause: it is told as it was said, and is no finding. */
  readonly unknown: boolean;
  readonly proof: string;
  readonly also: readonly AlsoFound[];
  /** The proof lies open: whoever mends setup reads it first. */
  readonly opensProof: boolean;
}

/** A problem as it is shown. Its texts may hold numbered steps, and its details further findings of setup. */
export function problemView({ code, happened, matters, next, nextInWindow, details = '' }: Problem): ProblemView {
  const [proof = '', ...also] = details.split(/(?:^|\r?\n\r?\n)Also: /);
  const ofSetup = code.startsWith('SETUP_');
  return {
    code,
    happened,
    matters,
    steps: stepsIn(nextInWindow ?? next),
    unknown: code === 'SETUP_UNKNOWN',
    proof,
    also: also.map(alsoFound),
    opensProof: ofSetup && proof !== '',
  };
}

/** `1. Do this. 2. Do that.` as its steps; a text without numbers that count up is one step. */
export function stepsIn(text: string): readonly string[] {
  const steps: string[] = [];
  let rest = text.trim();
  while (rest.startsWith(`${String(steps.length + 1)}. `)) {
    const number = steps.length + 1;
    const end = rest.search(new RegExp(`\\s${String(number + 1)}\\. `));
    steps.push(rest.slice(`${String(number)}. `.length, end < 0 ? undefined : end).trim());
    rest = end < 0 ? '' : rest.slice(end).trim();
  }
  return steps.length > 0 && rest === '' ? steps : [text];
}

function alsoFound(block: string): AlsoFound {
  const [title = '', ...lines] = block.split(/\r?\n/).map(line => line.trim());
  return { title, steps: lines.filter(line => line !== '').map(line => line.replace(/^(?:-|\d+\.) /, '')) };
}
