import type { CallInput, DirectorySource } from '../../preload/contract/index.js';
import type { Composition } from '../compose.js';
import { changesBetween } from '../directory/changes.js';
import { listServers } from '../directory/list-servers.js';
import { readLostServer } from '../directory/read-lost-server.js';
import { parseSnapshot } from '../directory/snapshot.js';
import type { Clock } from '../ports/clock.js';
import type { Directory } from '../ports/directory.js';
import type { NameService } from '../ports/name-service.js';
import { Secret } from '../ports/secret.js';
import { toProblem } from '../problems/problem.js';
import { serverPage } from '../sheet/server-page.js';
import { sheetHtml } from '../sheet/sheet-html.js';
import type { WizardHandlers } from './wizard.js';

export interface DirectoryCallsOptions {
  readonly composition: Composition;
  readonly productVersion: string;
  readonly clock: Clock;
}

type DirectoryCall = 'findDomainControllers' | 'listServers' | 'readServer' | 'cancelReading' | 'compareReadings';

export interface DirectoryCalls {
  readonly handlers: Pick<WizardHandlers, DirectoryCall>;
  /** Begins another reading, which can be cancelled like the others. */
  begin(): AbortSignal;
  /** Gives up whatever is being read. */
  giveUp(): void;
}

/** What a window asks of a directory. One reading at a time: a new one, or the wish to cancel, gives up the one before. */
export function directoryCalls({ composition, clock, productVersion }: DirectoryCallsOptions): DirectoryCalls {
  let reading = new AbortController();
  const giveUp = (): void => reading.abort();
  const begin = (): AbortSignal => {
    giveUp();
    reading = new AbortController();
    return reading.signal;
  };
  const handlers: DirectoryCalls['handlers'] = {
    findDomainControllers: ({ domain, site, dnsServer }) =>
      composition.findDomainControllers({ domain, ...(site && { site }), ...(dnsServer && { dnsServer }) }),
    listServers: ({ from, password }) =>
      withDirectory(composition, { from, password, signal: begin() }, async directory => ({
        ...(await listServers(directory)),
        readFrom: directory.readFrom,
      })),
    readServer: ({ from, password, server }) =>
      withDirectory(composition, { from, password, signal: begin() }, async (directory, names) => {
        const page = serverPage(await readLostServer(directory, server, clock, names));
        return { page, sheet: sheetHtml(page, { productVersion, madeAt: clock.now() }) };
      }),
    cancelReading: () => {
      giveUp();
      return Promise.resolve({ asked: true });
    },
    compareReadings: ({ before, now }) => {
      const earlier = parseSnapshot(before, 'The chosen file');
      const { readAt, readFrom } = earlier;
      return Promise.resolve({ readAt, readFrom, changes: changesBetween(earlier, now) });
    },
  };
  return { handlers, begin, giveUp };
}

interface Wanted {
  readonly from: CallInput<'listServers'>['from'];
  readonly password: string | undefined;
  readonly signal: AbortSignal;
}

async function withDirectory<T>(
  composition: Composition,
  { from, password, signal }: Wanted,
  read: (directory: Directory, names: NameService | undefined) => Promise<T>,
): Promise<T> {
  const source: DirectorySource = from.kind === 'scenario' ? await composition.rehearsals.export(from.scenario) : from;
  const directory = await composition.openDirectory(source, { password: secretOf(password), signal });
  try {
    return await read(directory, composition.namesFor(source));
  } finally {
    await directory.close().catch(toProblem);
  }
}

/** A typed password, on its way to a directory. */
export function secretOf(password: string | undefined): Secret | undefined {
  return password === undefined ? undefined : new Secret(password);
}
