import type { ServerRole } from '../../../preload/contract/index.js';
import type { WindowsSystem } from './prerequisite.js';

/** A Windows that Exchange 2010 can be recovered on. */
export interface SupportedSystem {
  readonly system: WindowsSystem;
  readonly name: string;
  /** `major.minor.build` as Windows reports it. */
  readonly version: string;
}

/** Systems that this program runs on. */
export const supportedSystems: readonly SupportedSystem[] = [
  { system: '2008 R2', name: 'Windows Server 2008 R2', version: '6.1.7600' },
  { system: '2008 R2 SP1', name: 'Windows Server 2008 R2 SP1', version: '6.1.7601' },
  { system: '2012', name: 'Windows Server 2012', version: '6.2.9200' },
];

/** The system of this version, or undefined where Exchange 2010 is not recovered on it. */
export function systemOf(version: string): WindowsSystem | undefined {
  return supportedSystems.find(one => one.version === version)?.system;
}

/** Answer files of ServerManagerCmd on Windows Server 2008, in the Scripts folder of the Exchange media. */
export const answerFiles: Readonly<Partial<Record<ServerRole, string>>> = {
  'Client Access': 'Exchange-CAS.xml',
  Mailbox: 'Exchange-MBX.xml',
  'Hub Transport': 'Exchange-Hub.xml',
  'Unified Messaging': 'Exchange-UM.xml',
};
