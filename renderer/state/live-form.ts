import type { LiveProposal, LiveSettings } from '../../preload/contract/live.js';
import { dnsNameForm } from '../../preload/contract/network-names.js';
import { t } from '../messages/translate.js';
import { ipv4, isEdge, isHost, isMask, sameNetwork } from './ipv4.js';

/** What an operator may change before a recovery on this machine begins, in the order of the form. */
export const liveFields = [
  'address',
  'mask',
  'gateway',
  'dnsServers',
  'joinAccount',
  'lostAt',
  'domainController',
  'media',
  'packages',
  'windowsSource',
] as const;
export type LiveField = (typeof liveFields)[number];

/** What he has typed. A field that is not in it holds what is proposed. */
export type LiveTyped = Readonly<Partial<Record<LiveField, string>>>;
export type LiveValues = Readonly<Record<LiveField, string>>;

export const neededFields: readonly LiveField[] = ['address', 'mask', 'dnsServers', 'joinAccount'];

const nothing = Object.fromEntries(liveFields.map(field => [field, ''])) as LiveValues;

/** What is proposed for each field; '' where nothing could be found out. */
export function proposedValues(proposal: LiveProposal): LiveValues {
  const { address, mask, gateway, dnsServers, joinAccount } = proposal.settings;
  return {
    ...nothing,
    address: address ?? '',
    mask: mask ?? '',
    gateway: gateway ?? '',
    dnsServers: dnsServers.join(', '),
    joinAccount: joinAccount ?? '',
    media: proposal.machine.media?.path ?? '',
  };
}

/** What each field holds. */
export function liveValues(proposal: LiveProposal, typed: LiveTyped): LiveValues {
  return { ...proposedValues(proposal), ...typed };
}

/** The folders that he named: what was only proposed is found again by itself. */
export function foldersIn(typed: LiveTyped): LiveSettings['folders'] {
  const [media, packages, windowsSource] = [typed.media, typed.packages, typed.windowsSource].map(pathIn);
  return { media: media ?? null, packages: packages ?? null, windowsSource: windowsSource ?? null };
}

/** What a recovery would be begun with, or null while something is missing or can't be right. */
export function liveSettings(values: LiveValues, typed: LiveTyped, now: string): LiveSettings | null {
  if (missingFields(values).length > 0 || Object.keys(liveComplaints(values, now)).length > 0) return null;
  const filled = (field: LiveField): string | null => values[field].trim() || null;
  const lostAt = filled('lostAt');
  return {
    address: values.address.trim(),
    mask: values.mask.trim(),
    gateway: filled('gateway'),
    dnsServers: listIn(values.dnsServers),
    joinAccount: values.joinAccount.trim(),
    lostAt: lostAt === null ? null : new Date(lostAt).toISOString(),
    domainController: filled('domainController'),
    folders: foldersIn(typed),
  };
}

export const missingFields = (values: LiveValues): readonly LiveField[] =>
  neededFields.filter(field => values[field].trim() === '');

type Complaints = Readonly<Partial<Record<LiveField, string>>>;

/** What stands in a field and can't be right. An empty field is not complained of: it is only not yet filled in. */
export function liveComplaints(values: LiveValues, now: string): Complaints {
  const all: Partial<Record<LiveField, string | null>> = {
    ...networkComplaints(values),
    joinAccount: accountForm.test(values.joinAccount.trim()) ? null : t('live.join-account.wrong'),
    lostAt: momentComplaint(values.lostAt, now),
    domainController: isFullName(values.domainController.trim()) ? null : t('live.domain-controller.wrong'),
    media: pathComplaint(values.media),
    packages: pathComplaint(values.packages),
    windowsSource: pathComplaint(values.windowsSource),
  };
  const stands = liveFields.flatMap(field => {
    const complaint = all[field];
    return complaint && values[field].trim() !== '' ? [[field, complaint] as const] : [];
  });
  return Object.fromEntries(stands);
}

const accountForm = /^[^\\@\s/]+\\[^\\@/]+$|^[^\\@\s]+@[^\\@\s]+$/;
const isFullName = (name: string): boolean => dnsNameForm.test(name) && name.includes('.');
const listIn = (text: string): string[] => text.split(/[\s,;]+/).filter(one => one !== '');

function networkComplaints(values: LiveValues): Partial<Record<LiveField, string | null>> {
  const [address = null, mask = null, gateway = null] = [values.address, values.mask, values.gateway].map(ipv4);
  const wrong = t('live.ipv4.wrong');
  const servers = listIn(values.dnsServers);
  return {
    address: address === null ? wrong : addressComplaint(address, mask),
    mask: mask === null || !isMask(mask) ? t('live.mask.wrong') : null,
    gateway: gateway === null ? wrong : gatewayComplaint(gateway, address, mask),
    dnsServers: servers.every(isServer) ? null : t('live.dns.wrong'),
  };
}

function addressComplaint(address: number, mask: number | null): string | null {
  if (!isHost(address)) return t('live.address.not-host');
  return mask !== null && isMask(mask) && isEdge(address, mask) ? t('live.address.edge') : null;
}

function gatewayComplaint(gateway: number, address: number | null, mask: number | null): string | null {
  if (gateway === address) return t('live.gateway.same');
  if (address === null || !isHost(address) || mask === null || !isMask(mask)) return null;
  return sameNetwork(gateway, address, mask) && !isEdge(gateway, mask) ? null : t('live.gateway.outside');
}

function isServer(text: string): boolean {
  const address = ipv4(text);
  return address !== null && isHost(address);
}

function momentComplaint(text: string, now: string): string | null {
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) return t('live.lost-at.wrong');
  return moment > Date.parse(now) ? t('live.lost-at.future') : null;
}

/** Explorer puts a path that was copied in quotes. */
function pathIn(text: string | undefined): string | null {
  return (text ?? '').trim().replace(/^"(.*)"$/, '$1') || null;
}

const pathComplaint = (text: string): string | null =>
  /^([A-Za-z]:[\\/]|\\\\[^\\/]+[\\/][^\\/]+)/.test(pathIn(text) ?? '') ? null : t('live.folder.wrong');

/** What may be right, and is worth a second look. */
export function liveCautions(values: LiveValues, { machine }: LiveProposal): Complaints {
  const [address, mask] = [ipv4(values.address), ipv4(values.mask)];
  if (address === null || mask === null || !isMask(mask)) return {};
  const own = machine.addresses.map(ipv4).filter((one): one is number => one !== null);
  if (own.length === 0 || own.some(one => sameNetwork(one, address, mask))) return {};
  return { address: t('live.address.elsewhere', { addresses: machine.addresses.join(', ') }) };
}
