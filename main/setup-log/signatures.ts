import type { KnownCode } from '../problems/setup/finding-texts.js';
import { directorySignatures } from './directory-signatures.js';
import { prerequisiteSignatures } from './prerequisite-signatures.js';
import { serverSignatures } from './server-signatures.js';
import type { Signature } from './signature.js';

/**
 * In the order in which causes are told: what explains the others stands first. No pattern holds a repetition without
 * a bound, or one that could share text with another, so each takes time in proportion to its text. Where there is one,
 * a pattern uses what setup says in every language: the name of an exception, a number, the name of a property.
 * Texts: Microsoft's support scripts, its documents, and published reports of failures.
 */
export const signatures: readonly Signature[] = [
  ...prerequisiteSignatures,
  ...directorySignatures,
  ...serverSignatures,
];

/** A cause that says the same as another one, only less of it: it is left out where that one was found. */
export const lessThan: Readonly<Partial<Record<KnownCode, readonly KnownCode[]>>> = {
  AD_UNREACHABLE: ['NO_SUITABLE_DC', 'AD_TOPOLOGY_NOT_RUNNING'],
  NO_SUITABLE_DC: ['AD_TOPOLOGY_NOT_RUNNING'],
  DIRECTORY_STATE: ['PREPARE_AD_WRONG_PLACE', 'AD_UNREACHABLE', 'NO_SUITABLE_DC', 'DIRECTORY_ACCESS_DENIED'],
  DIRECTORY_OBJECT_MISSING: ['VIRTUAL_DIRECTORY_NOT_FOUND', 'HOME_DATABASE_MISSING'],
  SERVICE_NOT_STARTED: ['SERVICE_DISABLED', 'AD_TOPOLOGY_NOT_RUNNING', 'FIREWALL_SERVICE_STOPPED'],
  FILE_ACCESS_DENIED: ['DIRECTORY_ACCESS_DENIED'],
  MSI_FAILED: ['MSI_SOURCE_MISSING'],
  PATH_MISSING: ['STARTED_FROM_BIN', 'SCRIPTING_AGENT_FILE', 'IIS_PATH_MISSING', 'SEARCH_FOUNDATION_FAILED'],
};
