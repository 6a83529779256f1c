import type { ServiceNeed, WindowsSystem } from './prerequisite.js';
import { byRole, logReviewer, msxfaq, unwritten } from './sources.js';

const all: readonly WindowsSystem[] = ['2008 SP2', '2008 R2', '2008 R2 SP1', '2012'];

type Told = Omit<ServiceNeed, 'kind' | 'id' | 'purpose' | 'systems' | 'roles'>;

function service(id: string, purpose: string, told: Told): ServiceNeed {
  return { kind: 'service', id, purpose, systems: all, roles: ['Client Access'], ...told };
}

const advised = {
  startModes: ['Automatic', 'Manual'],
  running: false,
  weight: 'advised',
  source: unwritten,
  evidence: 'D',
} as const;

/** Services of Windows as setup wants to find them. Only what a document names is required. */
export const services: readonly ServiceNeed[] = [
  service('NetTcpPortSharing', 'the service that moves mailboxes shares its port; setup refuses another start mode', {
    startModes: ['Automatic'],
    running: false,
    comesWith: 'NET-HTTP-Activation',
    weight: 'required',
    source: byRole,
    evidence: 'C',
  }),
  service('Schedule', 'the Task Scheduler, which setup uses since SP1', {
    startModes: ['Automatic', 'Manual'],
    running: false,
    comesWith: null,
    weight: 'required',
    source: msxfaq,
    evidence: 'C',
  }),
  service('MpsSvc', 'the Windows Firewall, to which setup adds rules', {
    startModes: ['Automatic', 'Manual'],
    running: true,
    comesWith: null,
    weight: 'required',
    source: logReviewer,
    evidence: 'C',
    caution:
      'Until now this server ran without its firewall. From this moment on it refuses every connection from outside that no rule allows: a Remote Desktop session, monitoring and backup agents can be cut off at once. Allow them in the Windows Firewall first, or agree from the console of the server.',
  }),
  service('RemoteRegistry', 'setup starts it while it works', { ...advised, comesWith: null }),
  service('WinRM', 'the Exchange shell connects through it', { ...advised, comesWith: null }),
  service('msiserver', 'the Windows Installer, which installs Exchange', { ...advised, comesWith: null }),
  service('W3SVC', 'the web server', { ...advised, comesWith: 'Web-Server' }),
  service('IISADMIN', 'settings of the web server the old way', { ...advised, comesWith: 'Web-Metabase' }),
];
