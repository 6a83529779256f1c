import type { LostServer, Problem, ServerSummary, VerdictReason } from '../../../preload/contract/index.js';
import { valuesIn } from '../directory-objects.js';

/** What the server object alone tells. */
export type Summary = Omit<ServerSummary, 'answer'>;
export type SummaryCheck = (summary: Summary) => VerdictReason | null;
export type ServerCheck = (server: LostServer) => VerdictReason | null;

interface Place {
  readonly attribute: string;
  readonly of: string;
  readonly raw: string | null;
}

/** A reason, with the attribute that it rests on. */
export function reason(
  weight: VerdictReason['weight'],
  problem: Problem,
  { attribute, of, raw }: Place,
): VerdictReason {
  return { weight, problem, source: `${attribute} of ${of}`, raw };
}

/** An attribute of the server object, as it stands there. */
export function inSummary({ distinguishedName }: Summary, attribute: string, raw: string | null): Place {
  return { attribute, of: distinguishedName, raw };
}

/** An attribute of one of the objects that were read. */
export function inObject({ objects }: LostServer, distinguishedName: string, attribute: string): Place {
  const values = valuesIn(objects, distinguishedName, attribute);
  return { attribute, of: distinguishedName, raw: values.length === 0 ? null : values.join('; ') };
}
