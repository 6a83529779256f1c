import type {
  DirectorySource,
  JournalRecord,
  LostServer,
  NameKind,
  Operator,
  Plan,
} from '../../preload/contract/index.js';
import { commonSite, isCommonObject } from './kept-words.js';
import type { KnownName } from './redactor.js';

type Add = (kind: NameKind, name: string | null | undefined, of?: string) => void;

/** Every name that the records of a recovery tell by their structure. */
export function namesOfJournal(records: readonly JournalRecord[]): KnownName[] {
  const found: KnownName[] = [];
  const add: Add = (kind, name, of) => {
    const plain = name?.trim() ?? '';
    if (plain === '' || /^\[?none\]?$/i.test(plain) || /[\r\n]/.test(plain) || plain.length > 256) return;
    found.push({ kind, name: plain, ...(of !== undefined && { of }) });
  };
  for (const { entry } of records) {
    switch (entry.kind) {
      case 'recovery-started':
        addServer(entry.serverName, add);
        addOperator(entry.operator, add);
        break;
      case 'plan-made':
        addPlan(entry.plan, add);
        break;
      case 'reapply-planned':
        addServer(entry.plan.server, add);
        add('machine', entry.plan.machineId);
        break;
      case 'backup-planned': {
        const { server, job, machineId } = entry.plan;
        addServer(server, add);
        add('machine', machineId);
        addAccount(job.account, add);
        if (job.work !== 'take') addHost(job.machine, add);
        break;
      }
      case 'session-started':
      case 'decided':
        addOperator(entry.operator, add);
        break;
      default:
    }
    eachText(entry, (key, text, of) => addField(key, text, of, add));
  }
  return found;
}

/** Numbers of four parts that are builds of Exchange: the schema lets nothing else stand there. */
export function versionsOfJournal(records: readonly JournalRecord[]): Set<string> {
  const found = new Set<string>();
  for (const { entry } of records) {
    eachText(entry, (key, text) => {
      if (key === 'build' && /^(?:6|8|14|15)\.\d+\.\d+\.\d+$/.test(text)) found.add(text);
    });
  }
  return found;
}

function addServer(name: string, add: Add): void {
  add('server', name);
  // Its recoveries are called after it.
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 20);
  if (slug !== '' && slug !== name.trim().toLowerCase()) add('server', slug, name.trim());
  if (name.trim().length > 15) add('server', name.trim().slice(0, 15), name.trim());
}

/** By its full name or a short one. */
function addHost(name: string | null | undefined, add: Add): void {
  const plain = name?.trim().replace(/\.$/, '') ?? '';
  if (/^[\d.]+$/.test(plain) || plain.includes(':')) return add(plain.includes(':') ? 'ipv6' : 'ip', plain);
  const [label = '', ...domain] = plain.split('.');
  if (domain.length > 0) add('domain', domain.join('.'));
  add('server', label);
}

function addOperator({ account, computer }: Operator, add: Add): void {
  addAccount(account, add);
  addHost(computer, add);
}

/** `DOMAIN\user`, `user@domain` or a bare name. */
function addAccount(account: string | null | undefined, add: Add): void {
  const plain = account?.trim() ?? '';
  if (plain.includes('\\')) {
    const [domain = '', user = ''] = plain.split('\\');
    add('domain', domain);
    add('account', user);
  } else if (plain.includes('@')) {
    const [user = '', domain = ''] = plain.split('@');
    add('domain', domain);
    add('account', user);
  } else add('account', plain);
}

function addPlan({ lostServer, identity, directory, domainController, machineId }: Plan, add: Add): void {
  add('domain', lostServer.forest);
  add('domain', lostServer.domain);
  add('domain', identity.domain);
  add('server', identity.name);
  addHost(identity.fqdn, add);
  for (const address of [identity.address, identity.gateway, ...identity.dnsServers]) add('ip', address);
  addAccount(identity.joinAccount, add);
  addHost(domainController, add);
  add('machine', machineId);
  addSource(directory, add);
  addLost(lostServer, add);
}

function addSource(source: DirectorySource, add: Add): void {
  if (source.kind === 'domain') {
    add('domain', source.domain);
    add('site', source.site);
  }
  if (source.kind === 'windows') addHost(source.server, add);
  if ('user' in source) addAccount(source.user, add);
}

function addLost(lost: LostServer, add: Add): void {
  const { summary, computer } = lost;
  add('server', summary.name);
  addHost(summary.fqdn, add);
  for (const name of lost.neighbours) addHost(name, add);
  addUncommon('organization', lost.organization, add);
  addUncommon('site', summary.site, add);
  addUncommon('name', summary.administrativeGroup, add);
  add('name', lost.databaseAvailabilityGroup);
  for (const { name, fqdn, site } of lost.clientAccessArrays) {
    if (name.includes('.')) addHost(name, add);
    else add('name', name);
    addHost(fqdn, add);
    addUncommon('site', site, add);
  }
  for (const { name } of lost.databases) add('database', name);
  for (const { name } of lost.addressBooks ?? []) addUncommon('name', name, add);
  for (const { webSite } of lost.virtualDirectories) if (!commonSite.test(webSite ?? '')) add('name', webSite);
  for (const { sites } of lost.serviceConnectionPoints) for (const site of sites) addUncommon('site', site, add);
  if (computer) {
    add('domain', computer.domain);
    addHost(computer.dnsHostName, add);
  }
  for (const address of lost.nameRecords.addresses) addHost(address, add);
}

function addUncommon(kind: NameKind, name: string | null, add: Add): void {
  if (name !== null && !isCommonObject(name)) add(kind, name);
}

/** What a change or a preview names, by the key that it has there, and what was compared, by its id. */
function addField(key: string, text: string, of: Readonly<Record<string, unknown>>, add: Add): void {
  const word = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,62}$/u.test(text);
  if (key === 'computer' && word) addServer(text, add);
  if (/^(?:domainController|popName|imapName)$/.test(key)) addHost(text, add);
  if (/^(?:joinAccount|account)$/.test(key)) addAccount(text, add);
  // Of an account, or of something in several words.
  if (key === 'asksPasswordOf' && (/[\\@]/.test(text) || !text.includes(' '))) addAccount(text, add);
  if (key === 'typeToConfirm' && word) addServer(text, add);
  if (of['kind'] === 'rename' && (key === 'from' || key === 'to')) addServer(text, add);
  if (/^(?:lost|rebuilt|value)$/.test(key)) {
    if (of['id'] === 'name' && word) addServer(text, add);
    if (of['id'] === 'domain' && /^[\p{L}\p{N}_.-]+\.[\p{L}\p{N}-]+$/u.test(text)) add('domain', text);
    if (of['id'] === 'fqdn' && /^[\p{L}\p{N}_.-]+\.[\p{L}\p{N}-]+$/u.test(text)) addHost(text, add);
  }
}

/** Every text of a value, with its key and the object that it stands in. */
export function eachText(
  value: unknown,
  take: (key: string, text: string, of: Readonly<Record<string, unknown>>) => void,
  key = '',
  of: Readonly<Record<string, unknown>> = {},
): void {
  if (typeof value === 'string') return take(key, value, of);
  if (Array.isArray(value)) return value.forEach(one => eachText(one, take, key, of));
  if (typeof value !== 'object' || value === null) return;
  const object = value as Readonly<Record<string, unknown>>;
  for (const [name, inner] of Object.entries(object)) eachText(inner, take, name, object);
}
