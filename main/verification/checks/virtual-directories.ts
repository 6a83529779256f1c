import type {
  CheckFix,
  Comparison,
  HostChange,
  LostServer,
  VirtualDirectory,
} from '../../../preload/contract/index.js';
import { virtualDirectoryNouns } from '../../product/exchange-2010.js';
import { couldNotTell, defineCheck, notApplicable, type Seen } from '../check.js';
import { isRecordedPath } from '../exchange-paths.js';
import { differing, hostOf, row, sameName, sameUrl, tellDiffering } from '../rows.js';

const area = 'virtual directories';
const nothingBefore =
  'What the directory held before is not recorded: name a recovery, a reading, or a kit that holds the directory.';

const sameObject = (one: VirtualDirectory) => (other: VirtualDirectory) =>
  sameName(one.distinguishedName, other.distinguishedName);

/** Both ways: what the directory has and IIS has not, and the reverse. */
export const virtualDirectoriesInIis = defineCheck({
  card: {
    id: 'virtual-directories-in-iis',
    area,
    title: 'The virtual directories of the directory are in IIS',
    proves: 'Each virtual directory that Active Directory records is there in IIS, and none is in IIS alone.',
    how: 'msExch…VirtualDirectory objects beside the applications of IIS',
    weight: 'must',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const [now, { machine }] = await Promise.all([world.directory(), world.server()]);
    if (machine.unread['exchange'] !== undefined) return couldNotTell(machine.unread['exchange']);
    const source = machine.sources['exchange'] ?? 'applicationHost.config';
    const inIis = machine.exchange.webDirectories;
    const recorded = now.virtualDirectories.filter(({ webPath }) => webPath !== null);
    const rows = recorded.map(one => {
      const found = inIis.find(({ path }) => sameName(path, one.webPath));
      return row({
        id: `${one.kind}-${one.name}`,
        label: one.name,
        was: [one.webPath ?? '', `msExchMetabasePath of ${one.distinguishedName}`],
        is: [found ? `${found.site}${found.path}` : 'missing', source],
        same: found !== undefined,
        remedy: `Make it again: ${remake(one)}`,
      });
    });
    const surplus = inIis.filter(
      ({ path }) => isRecordedPath(path) && !recorded.some(one => sameName(one.webPath, path)),
    );
    const missing = differing(rows);
    if (missing.length === 0 && surplus.length === 0) {
      if (rows.length === 0)
        return notApplicable('Neither the directory nor IIS has a virtual directory of Exchange here.');
      return { outcome: 'pass', found: `All ${String(rows.length)} are there.`, comparisons: rows };
    }
    const alone = surplus.map(({ site, path }) => `${site}${path}`).join(', ');
    const found = [
      ...(missing.length > 0 ? [`Missing in IIS: ${missing.map(({ label }) => label).join(', ')}.`] : []),
      ...(surplus.length > 0 ? [`In IIS and not in the directory: ${alone}.`] : []),
    ].join(' ');
    return {
      outcome: missing.length > 0 ? 'fail' : 'warning',
      found,
      comparisons: rows,
      fix:
        missing.length > 0
          ? {
              words: 'Remove what is left of each in the directory, and make it again in the Exchange shell.',
              commands: recorded.filter(one => missing.some(({ label }) => label === one.name)).flatMap(remakeCommands),
              changes: [],
            }
          : {
              words:
                'Look who uses what is in IIS alone: Exchange does not manage it. Where it is left over, remove the application in IIS Manager; where clients need it, make it as a virtual directory in the Exchange shell.',
              commands: ['inetmgr'],
              changes: [],
            },
    };
  },
});

const remake = (one: VirtualDirectory): string => remakeCommands(one).join('; ');

function remakeCommands({ kind, name }: VirtualDirectory): string[] {
  const noun = virtualDirectoryNouns[kind];
  return [
    `Remove-${noun} -Identity "$env:COMPUTERNAME\\${name}"`,
    kind === 'Outlook Anywhere' ? 'Enable-OutlookAnywhere' : `New-${noun}`,
  ];
}

/** The URLs that clients are given. */
export const urlsAsBefore = defineCheck({
  card: {
    id: 'urls-as-before',
    area,
    title: 'The URLs are those from before',
    proves: 'Each internal and external URL in the directory equals the one that was recorded before.',
    how: 'msExchInternalHostName and msExchExternalHostName; the same as Get-…VirtualDirectory',
    weight: 'must',
  },
  timeLimitSeconds: 120,

  async look(world) {
    const before = world.expected.directory;
    if (before === null) return notApplicable(nothingBefore);
    const now = await world.directory();
    const all = before.virtualDirectories.flatMap(recorded => urlRows(recorded, now, before));
    const rows = all.map(({ row: one }) => one);
    if (rows.length === 0) return notApplicable('No URL was recorded before.');
    if (differing(rows).length === 0) {
      return { outcome: 'pass', found: `All ${String(rows.length)} URLs are as before.`, comparisons: rows };
    }
    const wrong = all.filter(({ row: { result } }) => result !== 'same');
    return { outcome: 'fail', found: tellDiffering(rows), comparisons: rows, fix: fixOf(wrong) };
  },
});

const urlNames = {
  internalUrl: { label: 'internal URL', attribute: 'msExchInternalHostName', parameter: 'InternalUrl' },
  externalUrl: { label: 'external URL', attribute: 'msExchExternalHostName', parameter: 'ExternalUrl' },
} as const;

interface UrlRow {
  readonly row: Comparison;
  readonly change: Extract<HostChange, { kind: 'set-virtual-directory' }> | null;
}

function urlRows(recorded: VirtualDirectory, now: LostServer, before: LostServer): UrlRow[] {
  const found = now.virtualDirectories.find(sameObject(recorded));
  return (['internalUrl', 'externalUrl'] as const).flatMap((which): UrlRow[] => {
    const { label, attribute, parameter } = urlNames[which];
    const wanted = recorded[which];
    const is = found?.[which] ?? null;
    // Of Outlook Anywhere the directory keeps a bare host name, which another cmdlet sets.
    const isOutlook = recorded.kind === 'Outlook Anywhere';
    const cmdlet = `Set-${virtualDirectoryNouns[recorded.kind]}`;
    const property = isOutlook ? 'ExternalHostname' : parameter;
    const identity = `${before.summary.name}\\${recorded.name}`;
    const same = found !== undefined && sameUrl(wanted, is);
    if (wanted === null && is === null && found) return [];
    const typed = `${cmdlet} -Identity "${identity}" -${property} ${wanted === null ? '$null' : `"${wanted}"`}`;
    return [
      {
        row: row({
          id: `${recorded.kind}-${recorded.name}-${which}`,
          label: `${recorded.name}, ${label}`,
          was: [wanted ?? 'none', `${attribute}, read ${before.readAt}`],
          is: [found ? (is ?? 'none') : 'the directory object is gone', `${attribute}, ${now.readFrom}`],
          same,
          remedy: found ? `Set it again: ${typed}` : `Make it again: ${remake(recorded)}`,
        }),
        change:
          found && /VirtualDirectory$/.test(cmdlet)
            ? { kind: 'set-virtual-directory', cmdlet, identity, property, value: wanted }
            : null,
      },
    ];
  });
}

function fixOf(wrong: readonly UrlRow[]): CheckFix {
  const changes = wrong.flatMap(({ change }) => (change ? [change] : []));
  return {
    words: 'Set the recorded URLs again in the Exchange shell.',
    commands: wrong.map(({ row: { remedy } }) => remedy.replace(/^[^:]*: /, '')),
    changes,
  };
}

/** Where IIS keeps it: setup writes the name of the server into it. */
export const metabasePaths = defineCheck({
  card: {
    id: 'metabase-paths',
    area,
    title: 'The virtual directories belong to this server',
    proves: 'The metabase path of each virtual directory names the full name of this server.',
    how: 'msExchMetabasePath beside the host name of Windows',
    weight: 'must',
  },
  timeLimitSeconds: 120,

  async look(world) {
    const [now, { machine }] = await Promise.all([world.directory(), world.server()]);
    const { fqdn } = machine;
    if (fqdn === null) return couldNotTell('This machine has no full DNS name: it is no member of a domain.');
    const rows = now.virtualDirectories.flatMap(({ name, metabasePath, distinguishedName }) =>
      metabasePath === null
        ? []
        : row({
            id: name,
            label: name,
            was: [fqdn, machine.sources['fqdn'] ?? 'host name of Windows'],
            is: [metabasePath, `msExchMetabasePath of ${distinguishedName}`],
            same: sameName(hostOf(metabasePath.replace(/^IIS:/i, 'https:')), fqdn),
            remedy:
              'Another server may have the same virtual directory. Compare the name of this machine with the recorded one.',
          }),
    );
    if (rows.length === 0) return notApplicable('The directory records no virtual directory of this server.');
    if (differing(rows).length === 0) return { outcome: 'pass', found: `All name ${fqdn}.`, comparisons: rows };
    return { outcome: 'fail', found: tellDiffering(rows), comparisons: rows };
  },
});

/** How clients may sign in, as the directory records it. */
export const authenticationAsBefore = defineCheck({
  card: {
    id: 'authentication-as-before',
    area,
    title: 'Clients sign in as before',
    proves: 'The authentication methods of each virtual directory equal those that were recorded before.',
    how: 'msExchInternalAuthenticationMethods and msExchExternalAuthenticationMethods',
    weight: 'should',
  },
  timeLimitSeconds: 120,

  async look(world): Promise<Seen> {
    const before = world.expected.directory;
    if (before === null) return notApplicable(nothingBefore);
    const now = await world.directory();
    const rows = before.virtualDirectories.flatMap(recorded => {
      const found = now.virtualDirectories.find(sameObject(recorded));
      return (['internalAuthentication', 'externalAuthentication'] as const).flatMap(which => {
        const wanted = recorded[which];
        if (wanted === null) return [];
        const is = found?.[which] ?? null;
        const attribute =
          which === 'internalAuthentication'
            ? 'msExchInternalAuthenticationMethods'
            : 'msExchExternalAuthenticationMethods';
        return row({
          id: `${recorded.kind}-${recorded.name}-${which}`,
          label: `${recorded.name}, ${which === 'internalAuthentication' ? 'inside' : 'outside'}`,
          was: [wanted.names.join(', ') || wanted.raw, `${attribute}, read ${before.readAt}`],
          is: [is ? is.names.join(', ') || is.raw : 'none', `${attribute}, ${now.readFrom}`],
          same: is?.raw === wanted.raw,
          remedy: `Compare with Get-${virtualDirectoryNouns[recorded.kind]}, and set it again with Set-${virtualDirectoryNouns[recorded.kind]}.`,
        });
      });
    });
    if (rows.length === 0) return notApplicable('The directory recorded no authentication methods before.');
    if (differing(rows).length === 0) return { outcome: 'pass', found: 'All are as before.', comparisons: rows };
    return { outcome: 'warning', found: tellDiffering(rows), comparisons: rows };
  },
});

/** The pointer by which Outlook inside the network finds Autodiscover. */
export const autodiscoverPointer = defineCheck({
  card: {
    id: 'autodiscover-pointer',
    area,
    title: 'Outlook finds Autodiscover as before',
    proves: 'The service connection points of this server hold the same address and sites as before.',
    how: 'serviceBindingInformation and keywords; the same as Get-ClientAccessServer',
    weight: 'must',
  },
  timeLimitSeconds: 120,

  async look(world) {
    const before = world.expected.directory;
    if (before === null) return notApplicable(nothingBefore);
    if (before.serviceConnectionPoints.length === 0) return notApplicable('The server had no such pointer before.');
    const now = await world.directory();
    const rows = before.serviceConnectionPoints.map(recorded => {
      const found = now.serviceConnectionPoints.find(one =>
        sameName(one.distinguishedName, recorded.distinguishedName),
      );
      const sites = (list: readonly string[]): string => [...list].sort().join(', ');
      const tell = (url: string | null, list: readonly string[]): string =>
        `${url ?? 'no address'}${list.length > 0 ? ` for ${sites(list)}` : ''}`;
      return row({
        id: recorded.name,
        label: recorded.name,
        was: [tell(recorded.url, recorded.sites), `serviceBindingInformation and keywords, read ${before.readAt}`],
        is: [found ? tell(found.url, found.sites) : 'the object is gone', `serviceBindingInformation, ${now.readFrom}`],
        same: found !== undefined && sameUrl(recorded.url, found.url) && sites(recorded.sites) === sites(found.sites),
        remedy: pointerCommand(before.summary.name, recorded.url, recorded.sites),
      });
    });
    const wrong = differing(rows);
    if (wrong.length === 0) return { outcome: 'pass', found: 'It is as before.', comparisons: rows };
    return {
      outcome: 'fail',
      found: tellDiffering(rows),
      comparisons: rows,
      fix: {
        words: 'Set the recorded address and sites again in the Exchange shell.',
        commands: wrong.map(({ remedy }) => remedy),
        changes: [],
      },
    };
  },
});

function pointerCommand(server: string, url: string | null, sites: readonly string[]): string {
  const scope = sites.length === 0 ? '' : ` -AutoDiscoverSiteScope ${sites.map(site => `"${site}"`).join(',')}`;
  return `Set-ClientAccessServer -Identity ${server} -AutoDiscoverServiceInternalUri ${url === null ? '$null' : `"${url}"`}${scope}`;
}
