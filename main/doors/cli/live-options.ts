import { isIPv4 } from 'node:net';
import { isAbsolute, resolve, win32 } from 'node:path';
import type { LiveProposal, LiveSettings } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';

/** What a recovery on a real server is told on the command line; what is missing is proposed. */
export interface LiveOptions {
  readonly address?: string;
  readonly mask?: string;
  readonly gateway?: string;
  readonly dnsServers?: string;
  readonly joinAccount?: string;
  readonly lostAt?: string;
  readonly domainController?: string;
  readonly media?: string;
  readonly packages?: string;
  readonly windowsSource?: string;
}

/** The folders that the options name, each with its full path. */
export function foldersFrom({ media, packages, windowsSource }: LiveOptions): LiveSettings['folders'] {
  const whole = (path: string | undefined): string | null => {
    if (path === undefined || path === '') return null;
    return isAbsolute(path) || win32.isAbsolute(path) ? path : resolve(path);
  };
  return { media: whole(media), packages: whole(packages), windowsSource: whole(windowsSource) };
}

/** Puts what was typed before what was proposed. Throws `WRONG_USE` that names what neither tells. */
export function settingsFrom(options: LiveOptions, { settings }: LiveProposal): LiveSettings {
  const address = needed(
    '--address',
    ip('--address', options.address) ?? settings.address,
    'the lost server’s IPv4 address',
  );
  // What was proposed belongs to the address that was proposed.
  const fits = address === settings.address;
  const proposedGateway = fits ? settings.gateway : undefined;
  const gateway = options.gateway === 'none' ? null : (ip('--gateway', options.gateway) ?? proposedGateway);
  if (gateway === undefined) {
    throw failure('WRONG_USE', {
      what: 'Another address may have another gateway. Give it with --gateway, or "none".',
    });
  }
  const dnsServers = options.dnsServers?.split(',').map(one => ip('--dns-servers', one.trim()) ?? '');
  return {
    address,
    mask: needed(
      '--mask',
      ip('--mask', options.mask) ?? (fits ? settings.mask : null),
      'the mask of its network, as 255.255.255.0',
    ),
    gateway,
    dnsServers: needed('--dns-servers', listed(dnsServers ?? settings.dnsServers), 'DNS servers that know the domain'),
    joinAccount: needed(
      '--join-account',
      options.joinAccount ?? settings.joinAccount,
      'an account that may join computers to the domain',
    ),
    lostAt: options.lostAt === undefined ? null : moment(options.lostAt),
    domainController: options.domainController ?? null,
    folders: foldersFrom(options),
  };
}

const listed = (servers: readonly string[]): string[] | null => (servers.length === 0 ? null : [...servers]);

function needed<T>(option: string, value: T | null, what: string): T {
  if (value !== null && value !== '') return value;
  throw failure('WRONG_USE', { what: `Nothing here tells ${what}. Give it with ${option}.` });
}

function ip(option: string, text: string | undefined): string | undefined {
  if (text === undefined || isIPv4(text)) return text;
  throw failure('WRONG_USE', { what: `${option} takes IPv4 addresses such as 10.0.0.23, not "${text}".` });
}

/** A day, or a day and a time of day, in the time zone of this machine. */
function moment(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text.replace(' ', 'T');
  const found = new Date(day);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(day) && !Number.isNaN(found.getTime()) && found.getTime() <= Date.now()) {
    return found.toISOString();
  }
  throw failure('WRONG_USE', {
    what: `--lost-at takes a moment that has passed, as 2026-11-24 or "2026-11-24 06:40", not "${text}".`,
  });
}
