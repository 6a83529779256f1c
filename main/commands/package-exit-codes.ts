import type { HostChange } from '../../preload/contract/index.js';
import type { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import type { ToolFacts } from '../problems/tool-facts.js';
import { features as featureRows } from '../product/prerequisites/features.js';

type ChangeOf<K extends HostChange['kind']> = Extract<HostChange, { kind: K }>;

/** A change that installs something, or prepares a service for it. */
export type InstallChange = ChangeOf<'install-features' | 'install-package' | 'set-service-start' | 'start-service'>;

/** An HRESULT as an exit code: 32 bits with a sign. */
const hresult = (code: number): number => code | 0;

// Sources: Microsoft's lists of the return codes of Windows Installer and of the Windows Update agent (wuerror.h), the
// article KB949545 on what wusa.exe returns, winerror.h.
const restartRequired = [3010, 1641, 0x240005];
/** An update that was there before, and a service that runs. */
const thereAlready: Readonly<Partial<Record<HostChange['kind'], readonly number[]>>> = {
  'install-package': [0x240006],
  'start-service': [1056],
};
/** `0x240007` is of an update that was to be removed and is not there: said of an installation, it put nothing in place. */
const notApplicable = [hresult(0x80240017), 0x240007, 1633, 1642];
const otherRuns = [1618, 1500, hresult(0x80070652), hresult(0x80240016), hresult(0x80240009)];
const serviceOff = [1058, 1601, hresult(0x80070422), hresult(0x80070641)];
const unreadable = [1619, 1620, 1632, 1636, 2, 3, hresult(0x80070002), hresult(0x80070003), hresult(0x8007000d)];
const denied = [5, 740, 1314, 1625, hresult(0x80070005)];
const sourceMissing = [hresult(0x800f081f), hresult(0x800f0906), hresult(0x800f0907)];
/** `ERROR_NOT_FOUND`: the script says so of a feature that this Windows does not know. */
const unknownFeature = 1168;

/** What Microsoft's own list says of a code, in a few words. */
const words: Readonly<Record<number, string>> = {
  1: 'not installed: it is there already or does not apply',
  1602: 'somebody cancelled it',
  1603: 'a fatal error during the installation',
  1612: 'the installation source is not there',
  1622: 'its log can’t be written',
  [hresult(0x80070643)]: 'a fatal error during the installation',
  [hresult(0x80070070)]: 'the disk is full',
  [hresult(0x80073712)]: 'the component store of Windows is damaged',
  [hresult(0x800f0922)]: 'an installer of Windows failed',
};

export function isInstallation(change: HostChange): change is InstallChange {
  const kinds: readonly HostChange['kind'][] = [
    'install-features',
    'install-package',
    'set-service-start',
    'start-service',
  ];
  return kinds.includes(change.kind);
}

/** Whether the tool made its change, or found it made, and wants Windows to restart for it. */
export function asksForRestart(exitCode: number): boolean {
  return restartRequired.includes(exitCode);
}

/** Whether the exit code says that the change is made, or that there was nothing to make. */
export function isInstalled(change: InstallChange, exitCode: number): boolean {
  return exitCode === 0 || asksForRestart(exitCode) || (thereAlready[change.kind]?.includes(exitCode) ?? false);
}

/**
 * What the exit code of an installation that failed means for it; undefined where no more is known than the code.
 * @fidelity C exit codes of wusa.exe, msiexec.exe and sc.exe: Microsoft's lists of return codes and KB949545
 */
export function installFailure(change: InstallChange, told: ToolFacts): Failure | undefined {
  const { exitCode } = told;
  const meant = { ...told, meaning: words[exitCode] ?? told.meaning };
  if (denied.includes(exitCode)) return failure('TOOL_ACCESS_DENIED', meant);
  if (change.kind === 'install-package') return packageFailure(change, meant);
  if (change.kind === 'install-features') return featuresFailure(change, meant);
  return undefined;
}

function packageFailure({ id, path }: ChangeOf<'install-package'>, told: ToolFacts): Failure {
  const { exitCode } = told;
  const facts = { ...told, id, path };
  if (notApplicable.includes(exitCode)) return failure('PACKAGE_NOT_APPLICABLE', facts);
  if (otherRuns.includes(exitCode)) return failure('PACKAGE_OTHER_RUNS', facts);
  if (serviceOff.includes(exitCode)) return failure('PACKAGE_SERVICE_OFF', facts);
  if (unreadable.includes(exitCode)) return failure('PACKAGE_UNREADABLE', facts);
  if (exitCode === 1638) return failure('PACKAGE_OTHER_VERSION', facts);
  return failure('PACKAGE_FAILED', facts);
}

function featuresFailure({ features, source }: ChangeOf<'install-features'>, told: ToolFacts): Failure {
  const { exitCode } = told;
  if (sourceMissing.includes(exitCode)) return failure('WINDOWS_SOURCE_UNFIT', told);
  const why = exitCode === unknownFeature ? ': this Windows does not know all of them' : '';
  return failure('FEATURES_NOT_ADDED', { ...told, why, dism: dismLine(features, source) });
}

/**
 * The command that adds the same features without Server Manager. It is shown, never run: dism knows nothing of what
 * hangs together, and on 2008 R2 it minds the case of letters.
 */
function dismLine(features: readonly string[], source: string | null): string {
  const names = features.flatMap(
    name => featureRows.find(({ id }) => id.toLowerCase() === name.toLowerCase())?.servicingNames ?? [],
  );
  const each = [...new Set(names)].map(name => `/featurename:${name}`);
  const from = source === null ? [] : ['/all', `/source:"${source}"`, '/limitaccess'];
  return ['dism.exe /online /enable-feature', ...each, ...from, '/norestart'].join(' ');
}
