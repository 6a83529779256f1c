import type { HostHint } from '../../../../preload/contract/index.js';
import { placeOf, type Registry } from './registry.js';

const highPerformance = '8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c';
const plans: Readonly<Record<string, string>> = {
  '381b4222-f694-41f0-9685-ff5bb260df2e': 'Balanced',
  'a1841308-3541-4fab-bc81-f71556f20b4a': 'Power saver',
};

/**
 * Settings that have spoilt or slowed a setup of Exchange before.
 * @fidelity D hints from settings: policy keys of PowerShell, DisabledComponents of IPv6 (isoppe.jp 2896, KB952842), identifiers of power plans; hints only, nothing is changed on them
 */
export function settingHints(registry: Registry, withoutIPv6: boolean): HostHint[] {
  return [
    ...policy(registry, 'LocalMachine'),
    ...policy(registry, 'CurrentUser'),
    ...halfIPv6(registry, withoutIPv6),
    ...powerPlan(registry),
    ...pageFile(registry),
  ];
}

const policyKey = 'Windows\\PowerShell';

function policy(registry: Registry, hive: 'LocalMachine' | 'CurrentUser'): HostHint[] {
  const set = registry.text(policyKey, 'ExecutionPolicy', hive);
  const enabled = registry.number(policyKey, 'EnableScripts', hive);
  if (set === null && enabled === null) return [];
  const said = set ?? (enabled === 0 ? 'no scripts' : 'scripts allowed');
  const text = `Group Policy sets which PowerShell scripts may run (${said}). Exchange setup fails under such a policy: take it from this server until setup is done.`;
  return [
    {
      id: `powershell-policy-${hive === 'LocalMachine' ? 'machine' : 'user'}`,
      text,
      source: placeOf(registry.key(policyKey, hive)),
    },
  ];
}

/** DWORDs come with a sign: -1 is 0xFFFFFFFF. */
const whollyOff = [0xff, -1, 0xffffffff];

function halfIPv6(registry: Registry, withoutIPv6: boolean): HostHint[] {
  const key = 'Tcpip6\\Parameters';
  const source = `${placeOf(registry.key(key))}\\DisabledComponents`;
  const set = registry.number(key, 'DisabledComponents') ?? 0;
  if (set === 0 && withoutIPv6) {
    const text =
      'IPv6 is taken from the network adapters, but Windows still has it. Exchange setup has failed on that: give it back to the adapters.';
    return [{ id: 'ipv6-half-disabled', text, source: 'WMI Win32_NetworkAdapterConfiguration' }];
  }
  if (set === 0 || whollyOff.includes(set)) return [];
  const text = `IPv6 is switched off in part (DisabledComponents is ${String(set)}). Exchange setup has failed on that: leave it on, or switch it off as a whole.`;
  return [{ id: 'ipv6-half-disabled', text, source }];
}

function powerPlan(registry: Registry): HostHint[] {
  const plan = registry.text('User\\PowerSchemes', 'ActivePowerScheme')?.toLowerCase();
  if (plan === undefined || plan === highPerformance) return [];
  const text = `The power plan is ${plans[plan] ?? plan}. With "High performance", setup is quicker.`;
  return [{ id: 'power-plan', text, source: `${placeOf(registry.key('User\\PowerSchemes'))}\\ActivePowerScheme` }];
}

function pageFile(registry: Registry): HostHint[] {
  const key = registry.key('Memory Management');
  const files = key.values['PagingFiles'];
  const list = Array.isArray(files) ? files : files === undefined ? [] : [files];
  if (!key.exists || list.some(file => String(file).trim() !== '')) return [];
  const text = 'This server has no page file. Setup may run out of memory.';
  return [{ id: 'no-page-file', text, source: `${placeOf(key)}\\PagingFiles` }];
}
