import type { Report, ReportCheckFinding } from '../../../preload/contract/index.js';
import { harmlessJson } from '../harmless-json.js';
import { visible } from '../visible.js';

/** Of two versions: values that both tell must be the same, the others can't be compared. */
export function compareValues(
  text: string,
  made: Report,
  { versions, apart }: { readonly versions: string; readonly apart: readonly string[] },
): ReportCheckFinding[] {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return [{ of: 'report', result: 'wrong', text: 'It is no JSON, whatever version made it.' }];
  }
  const otherwise = firstOtherLine(text, `${harmlessJson(told)}\n`);
  if (otherwise !== null) {
    const line = `Line ${String(otherwise)}: no version writes it so; it was added or changed.`;
    return [{ of: 'report', result: 'wrong', text: line }];
  }
  const found = compare(told, JSON.parse(JSON.stringify(made)), '').filter(
    ({ place }) => !apart.some(name => place.startsWith(name)),
  );
  const first = found.find(({ kind }) => kind === 'differs');
  if (first) return [{ of: 'report', result: 'wrong', text: `${first.place}: ${first.text}` }];
  const alone = found.map(({ place }) => place);
  const named = alone.slice(0, 3).join(', ');
  const more = alone.length > 3 ? ` and ${String(alone.length - 3)} more` : '';
  return [
    {
      of: 'report',
      result: alone.length === 0 ? 'proven' : 'unknown',
      text: `${versions}. So values were compared, not bytes: all that both tell is the same.`,
    },
    ...(alone.length === 0
      ? []
      : [{ of: 'report', result: 'note', text: `Told by one version only: ${named}${more}.` } as const]),
  ];
}

/** Where a text differs from what is written of the same values, as with a name that stands twice; counted from 1. */
function firstOtherLine(text: string, written: string): number | null {
  if (text === written) return null;
  const lines = written.split('\n');
  const at = text.split('\n').findIndex((line, index) => line !== lines[index]);
  return at < 0 ? text.split('\n').length : at + 1;
}

interface Found {
  readonly kind: 'differs' | 'alone';
  readonly place: string;
  readonly text: string;
}

function compare(left: unknown, right: unknown, place: string): Found[] {
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length !== right.length) return [differs(place, `${String(left.length)} entries`, String(right.length))];
    return left.flatMap((one, index) => compare(one, right[index], `${place}[${String(index)}]`));
  }
  if (isObject(left) && isObject(right)) {
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(key => key !== 'seal');
    return keys.flatMap(key => {
      const inner = place === '' ? key : `${place}.${key}`;
      return key in left && key in right
        ? compare(left[key], right[key], inner)
        : [{ kind: 'alone' as const, place: inner, text: '' }];
    });
  }
  return left === right ? [] : [differs(place, JSON.stringify(left), JSON.stringify(right))];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function differs(place: string, found: string, expected: string): Found {
  const [has, gives] = [found, expected].map(text => visible(text.slice(0, 80)));
  return { kind: 'differs', place, text: `the report has ${has ?? ''}, and the journal gives ${gives ?? ''}.` };
}
