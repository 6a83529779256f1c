import type { AddressBook } from '../../../preload/contract/index.js';
import { couldNotTell, defineCheck, notApplicable, type Seen } from '../check.js';
import { sameName } from '../rows.js';
import type { VerificationWorld } from '../world.js';

const distribution = 'MSExchangeFDS';

/** Outlook downloads them from here. Setup brings none back: a service fetches them, sooner or later. */
export const addressBooks = defineCheck({
  card: {
    id: 'offline-address-books',
    area: 'outlook',
    title: 'Outlook can download its offline address books',
    proves: 'Each offline address book that the directory assigns to this server is on its disk.',
    how: 'msExchOABVirtualDirectoriesLink of the address books beside ClientAccess\\OAB\\…\\oab.xml on the disk',
    weight: 'should',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const { addressBooks: books, gaps } = await world.directory();
    if (!books) {
      const why = gaps.map(gap => `${gap.part}: ${gap.why}`).join(' ');
      return couldNotTell(`Which address books clients download from this server could not be read. ${why}`.trim());
    }
    if (books.length === 0) {
      return notApplicable(
        'The directory assigns no offline address book to this server: clients download none from it.',
      );
    }
    const unnamed = books.filter(({ guid }) => guid === null);
    if (unnamed.length > 0) return couldNotTell(`The directory does not show the objectGUID of ${toldNames(unnamed)}.`);
    return filesOf(world, books);
  },
});

async function filesOf(world: VerificationWorld, books: readonly AddressBook[]): Promise<Seen> {
  const files = await world.addressBookFiles(books.flatMap(({ guid }) => guid ?? []));
  const fileOf = ({ guid }: AddressBook) => files.find(file => file.guid === guid);
  const readAt = world.now();
  const evidence = books.map(book => ({
    id: book.guid ?? book.name,
    label: book.name,
    value: fileOf(book)?.state ?? 'missing',
    source: fileOf(book)?.shown ?? 'ClientAccess\\OAB',
    readAt,
  }));
  const missing = books.filter(book => fileOf(book)?.state !== 'there');
  if (missing.length === 0) {
    const found = books.length === 1 ? `${toldNames(books)} is there.` : `All ${String(books.length)} are there.`;
    return { outcome: 'pass', found, evidence };
  }
  const state = await distributionState(world);
  const quiet = state === 'quiet' ? ` ${distribution}, the service that fetches them, does not run.` : '';
  return {
    outcome: 'warning',
    found: `Not on this server yet: ${toldNames(missing)}. Clients download ${missing.length === 1 ? 'it' : 'them'} after file distribution has run.${quiet}`,
    evidence,
    fix: {
      words: `The service ${distribution} fetches them from the Mailbox server that makes them: when it starts, and then every 480 minutes unless set otherwise. To have them now, ${nowWords[state]} on this server. Where they are still missing some minutes later, the last ${missing.length === 1 ? 'line has it' : 'lines have them'} made anew.`,
      commands: [
        ...(state === 'runs' ? [] : [`net start ${distribution}`]),
        ...(state === 'quiet' ? [] : [`Update-FileDistributionService -Identity ${world.expected.serverName}`]),
        // A name may hold anything; the cmdlet takes the identifier as well.
        ...missing.map(({ guid }) => `Update-OfflineAddressBook -Identity ${guid ?? ''}`),
      ],
      changes: [],
    },
  };
}

const nowWords = {
  runs: 'run the first line',
  quiet: 'start it',
  unknown:
    'run the first line, which starts it, or the second where it runs already (whether it does could not be read),',
} as const;

/** What is missing is known, also where the services could not be read. */
async function distributionState(world: VerificationWorld): Promise<keyof typeof nowWords> {
  const server = await world.server().catch(() => null);
  if (server === null || server.unread['services'] !== undefined) return 'unknown';
  const runs = server.services.some(({ name, state }) => sameName(name, distribution) && state === 'Running');
  return runs ? 'runs' : 'quiet';
}

const toldNames = (books: readonly AddressBook[]): string => books.map(({ name }) => `“${name}”`).join(', ');
