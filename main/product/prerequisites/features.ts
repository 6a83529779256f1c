import type { FeatureNeed, WindowsSystem } from './prerequisite.js';
import { byRole, essentials, help2013, on2012, script, unwritten, wmiCompatibility } from './sources.js';

const everywhere: readonly WindowsSystem[] = ['2008 R2', '2008 R2 SP1', '2012'];
const r2: readonly WindowsSystem[] = ['2008 R2', '2008 R2 SP1'];
const only2012: readonly WindowsSystem[] = ['2012'];

type Words = Pick<FeatureNeed, 'source' | 'evidence'>;
type Told = Partial<Pick<FeatureNeed, 'systems' | 'roles' | 'onMedia'>> & Words;

/** A feature that the Client Access role needs on every system, unless it is told otherwise. */
function feature(id: string, servicingNames: readonly string[], purpose: string, told: Told): FeatureNeed {
  return {
    kind: 'feature',
    id,
    purpose,
    servicingNames,
    systems: everywhere,
    roles: ['Client Access'],
    weight: 'required',
    onMedia: false,
    ...told,
  };
}

const written: Words = { source: essentials, evidence: 'C' };
const forEachRole: Words = { source: byRole, evidence: 'C' };

/**
 * Windows features. The later, longer list is used for all service packs: it does no harm to the older ones. Names are
 * compared without regard to case: 2008 R2 and 2012 write some of them differently.
 */
export const features: readonly FeatureNeed[] = [
  feature('NET-Framework', ['NetFx3'], '.NET Framework 3.5.1, on which Exchange runs', { ...forEachRole, systems: r2 }),
  feature('NET-Framework-Features', ['NetFx3ServerFeatures'], '.NET Framework 3.5, on which Exchange runs', {
    systems: only2012,
    onMedia: true,
    source: on2012,
    evidence: 'C',
  }),
  feature('NET-Framework-Core', ['NetFx3'], 'the files of .NET Framework 3.5', {
    systems: only2012,
    onMedia: true,
    source: unwritten,
    evidence: 'D',
  }),
  feature('NET-HTTP-Activation', ['WCF-HTTP-Activation'], 'web services of Exchange', {
    ...forEachRole,
    onMedia: true,
  }),
  feature('RPC-Over-HTTP-Proxy', ['RPC-HTTP_Proxy'], 'Outlook Anywhere', forEachRole),
  feature(
    'RSAT-ADDS',
    ['DirectoryServices-DomainController-Tools'],
    'tools that setup uses on Active Directory',
    forEachRole,
  ),
  feature('RSAT-Web-Server', ['IIS-ManagementConsole'], 'management of the web server', {
    ...forEachRole,
    systems: r2,
  }),
  feature('Web-Mgmt-Console', ['IIS-ManagementConsole'], 'management of the web server', {
    systems: only2012,
    source: help2013,
    evidence: 'C',
  }),
  feature(
    'WAS-Process-Model',
    ['WAS-WindowsActivationService', 'WAS-ProcessModel'],
    'processes of the web server',
    forEachRole,
  ),
  feature('Web-Asp-Net', ['IIS-ASPNET'], 'Outlook on the web and the control panel', written),
  feature('Web-Basic-Auth', ['IIS-BasicAuthentication'], 'logon of phones and of Outlook Anywhere', forEachRole),
  feature('Web-Client-Auth', ['IIS-ClientCertificateMappingAuthentication'], 'logon by client certificate', written),
  feature('Web-Digest-Auth', ['IIS-DigestAuthentication'], 'logon by digest', forEachRole),
  feature('Web-Dir-Browsing', ['IIS-DirectoryBrowsing'], 'the web server as Exchange expects it', written),
  feature('Web-Dyn-Compression', ['IIS-HttpCompressionDynamic'], 'compressed pages of Outlook on the web', forEachRole),
  feature('Web-Http-Errors', ['IIS-HttpErrors'], 'error pages', written),
  feature('Web-Http-Logging', ['IIS-HttpLogging'], 'the log of the web server', written),
  feature('Web-Http-Redirect', ['IIS-HttpRedirect'], 'redirections', written),
  feature('Web-Http-Tracing', ['IIS-HttpTracing'], 'traces of failed requests', written),
  feature('Web-ISAPI-Ext', ['IIS-ISAPIExtensions'], 'Outlook Anywhere and ActiveSync', forEachRole),
  feature('Web-ISAPI-Filter', ['IIS-ISAPIFilter'], 'logon by forms', written),
  feature('Web-Lgcy-Mgmt-Console', ['IIS-LegacySnapIn'], 'setup manages the web server the old way', forEachRole),
  feature('Web-Metabase', ['IIS-Metabase'], 'setup writes settings of the web server the old way', forEachRole),
  feature('Web-Net-Ext', ['IIS-NetFxExtensibility'], 'web applications of Exchange', forEachRole),
  feature('Web-Request-Monitor', ['IIS-RequestMonitor'], 'a view of what the web server works on', written),
  feature('Web-Server', ['IIS-WebServerRole', 'IIS-WebServer'], 'the web server', forEachRole),
  feature('Web-Static-Content', ['IIS-StaticContent'], 'pictures and style sheets', written),
  feature('Web-Windows-Auth', ['IIS-WindowsAuthentication'], 'logon with the Windows account', forEachRole),
  feature('Web-WMI', ['IIS-WMICompatibility'], 'setup of SP2 and later checks for it', {
    source: wmiCompatibility,
    evidence: 'C',
  }),
  feature('Desktop-Experience', ['DesktopExperience'], 'codecs for voice messages', {
    source: script,
    evidence: 'C',
    roles: ['Unified Messaging'],
  }),
];
