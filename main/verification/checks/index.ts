import type { Check } from '../check.js';
import { addressBooks } from './address-books.js';
import { backupSchedule } from './backup-schedule.js';
import { balancingConverged, balancingRules } from './balancing.js';
import { certificateBound, certificateDates, certificateNames, certificateNotOwn } from './certificate.js';
import { certificateChain } from './certificate-chain.js';
import { certificateServicesGiven } from './certificate-services.js';
import { eventsQuiet } from './events.js';
import { poolsStarted, sitesStarted } from './iis.js';
import { installFolder } from './install-folder.js';
import { kitSettings } from './kit-settings.js';
import { mailProtocolChecks } from './mail-protocols.js';
import { groupsAsBefore, secureChannel } from './membership.js';
import { clientNames, ownName } from './names.js';
import { arrayName, databasePointers } from './outlook.js';
import { fixedRpcPorts, mainPorts, otherPorts } from './ports.js';
import { services } from './services.js';
import { noRestartPending, setupFinished } from './setup.js';
import { serviceHealth, shellTests } from './shell.js';
import { startModesAsBefore } from './start-modes.js';
import { clockInTime } from './time.js';
import { servedCertificate, tlsProtocols } from './tls.js';
import { controllersFound, setupEvent } from './told-events.js';
import { buildAsBefore, networkName, rolesAsBefore, rollupAsBefore } from './version.js';
import {
  authenticationAsBefore,
  autodiscoverPointer,
  metabasePaths,
  urlsAsBefore,
  virtualDirectoriesInIis,
} from './virtual-directories.js';
import { webChecks } from './web.js';

/** Every check, in the order in which those of one area are shown. All begin at once. */
export const allChecks: readonly Check[] = [
  setupFinished,
  setupEvent,
  noRestartPending,
  services,
  startModesAsBefore,
  sitesStarted,
  poolsStarted,
  virtualDirectoriesInIis,
  urlsAsBefore,
  metabasePaths,
  authenticationAsBefore,
  autodiscoverPointer,
  certificateBound,
  certificateDates,
  certificateNotOwn,
  certificateChain,
  certificateNames,
  certificateServicesGiven,
  ...mailProtocolChecks,
  arrayName,
  databasePointers,
  addressBooks,
  balancingConverged,
  balancingRules,
  mainPorts,
  otherPorts,
  fixedRpcPorts,
  servedCertificate,
  tlsProtocols,
  ...webChecks,
  ownName,
  clientNames,
  secureChannel,
  groupsAsBefore,
  controllersFound,
  buildAsBefore,
  installFolder,
  rollupAsBefore,
  rolesAsBefore,
  networkName,
  clockInTime,
  eventsQuiet,
  serviceHealth,
  shellTests,
  kitSettings,
  // The last to ask: where its tool hangs, nothing waits behind it.
  backupSchedule,
];
