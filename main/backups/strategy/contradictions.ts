import type { StrategyFinding } from '../../../preload/contract/index.js';
import { certificatesOnlyHere, type Situation } from './situation.js';

type Found = Omit<StrategyFinding, 'id' | 'source'> | null;

/** An answer says that keys are kept elsewhere which can't have been exported from here. The reading counts. */
export function keysSaidElsewhere(situation: Situation): Found {
  const { facts, answers } = situation;
  if (answers.certificatesElsewhere !== true) return null;
  const locked = (certificatesOnlyHere(situation) ?? []).filter(({ key }) => key === 'not exportable');
  if (locked.length === 0) return null;
  const names = locked.map(({ name }) => name).join(', ');
  return {
    weight: 'critical',
    what: `Your answer and the server contradict each other. You say that all certificates can be had elsewhere with their keys. The key of ${names} can not be exported (${facts.certificates.source}), and no kit holds it. The worse counts.`,
    next: 'If you have its PFX file, import it once more so that the key may be exported. Otherwise have it issued anew like that. Then take a recovery kit with a password: once a kit holds the key, both agree.',
  };
}

/** An answer says that certificates are nowhere else, and a kit holds them. The kit was read and checked. */
export function keysInKit(situation: Situation): Found {
  const { facts, answers } = situation;
  if (answers.certificatesElsewhere !== false || (facts.certificates.value ?? []).length === 0) return null;
  if (certificatesOnlyHere(situation)?.length !== 0) return null;
  return {
    weight: 'care',
    what: `You say that the certificates can not be had elsewhere, but a kit holds all of them with their keys (${facts.certificatesInKit.source}). It counts as elsewhere.`,
    next: 'Keep this kit, and the password that opens it, where the loss of the server does not reach them.',
  };
}

/** An answer says that others carry the users, and the directory knows no others. */
export function othersThatAreNot({ facts: { peers }, answers }: Situation): Found {
  if (peers.value?.length !== 0 || answers.capacity !== true) return null;
  return {
    weight: 'care',
    what: `Your answer and the directory contradict each other. You say that other servers of the site carry all users, and no other Client Access server is recorded in it (${peers.source}). The worse counts.`,
    next: 'Look in Active Directory Sites and Services whether the others are in the same site, or read the directory again after a change. If there are none, correct the answer.',
  };
}
