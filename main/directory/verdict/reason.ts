import type {
  DirectoryObject,
  LostServer,
  Problem,
  ServerSummary,
  VerdictReason,
} from '../../../preload/contract/index.js';
import { valuesIn } from '../directory-objects.js';

/** What the server object alone tells. */
export type Summary = Omit<ServerSummary, 'answer'>;
/** `objects`: what was read whole, if anything was: a list of servers needs no more than their summaries. */
export type SummaryCheck = (summary: Summary, objects: readonly DirectoryObject[]) => VerdictReason | null;
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

/** An attribute of one of the objects that were read. */
export function inObject(objects: readonly DirectoryObject[], distinguishedName: string, attribute: string): Place {
  const values = valuesIn(objects, distinguishedName, attribute);
  return { attribute, of: distinguishedName, raw: values.length === 0 ? null : values.join('; ') };
}
