import type { Check } from '../check.js';
import { services } from './services.js';
import {
  authenticationAsBefore,
  autodiscoverPointer,
  metabasePaths,
  urlsAsBefore,
  virtualDirectoriesInIis,
} from './virtual-directories.js';

/** Every check, in no order: all begin at once. */
export const allChecks: readonly Check[] = [
  services,
  virtualDirectoriesInIis,
  urlsAsBefore,
  metabasePaths,
  authenticationAsBefore,
  autodiscoverPointer,
];
