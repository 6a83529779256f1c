import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerPage } from '../../preload/contract/index.js';
import { composeRecoveries } from '../compose.js';
import { contosoExport } from '../directory/fixture-contoso.js';
import { systemClock } from '../ports/clock.js';
import { toProblem } from '../problems/problem.js';
import { directoryCalls, type DirectoryCalls } from './directory-calls.js';

const [path = '', ...morePaths] = contosoExport();
const from = { kind: 'file', path, morePaths } as const;
let folder: string;
let silent: Server;
let calls: DirectoryCalls;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-calls-'));
  silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const composition = await composeRecoveries({
    door: 'browser',
    assetsFolder: 'assets',
    toolFile: 'unused',
    scriptsFolder: 'unused',
    productVersion: '1.2.3',
    clock: systemClock,
    stateFolder: folder,
  });
  calls = directoryCalls({ composition, productVersion: '1.2.3', clock: systemClock });
});

afterAll(() => {
  silent.close();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (thrown: unknown) => toProblem(thrown).code,
  );

describe('what a window asks of a directory', () => {
  it('is the list of its servers, and where they were read', async () => {
    const { organization, readFrom, servers } = await calls.handlers.listServers({ from });
    expect({ organization, readFrom, count: servers.length }).toEqual({
      organization: 'Contoso',
      readFrom: 'configuration.ldf, contoso.ldf, eu.ldf',
      count: 17,
    });
  });

  it('is the list of the organization that a scenario brings', async () => {
    const { servers } = await calls.handlers.listServers({ from: { kind: 'scenario', scenario: 'ex3' } });
    expect(servers.map(({ name }) => name)).toEqual(['EX1', 'EX2', 'EX3']);
  });

  it('is the page of a server, with a sheet to print', async () => {
    const { page, sheet } = await calls.handlers.readServer({ from, server: 'cas1' });
    expect(ServerPage.parse(page).verdict.answer).toBe('with care');
    expect(sheet).toContain('Recovery sheet of CAS1');
  });

  it('is what changed since an earlier reading', async () => {
    const { page } = await calls.handlers.readServer({ from, server: 'CAS1' });
    const before = { ...page.server, objects: page.server.objects.slice(1) };
    const { changes } = await calls.handlers.compareReadings({ before: JSON.stringify(before), now: page.server });
    expect(new Set(changes.map(change => change.distinguishedName))).toEqual(
      new Set([page.server.objects[0]?.distinguishedName]),
    );
    expect(
      await codeOf(Promise.resolve().then(() => calls.handlers.compareReadings({ before: '{', now: page.server }))),
    ).toBe('SNAPSHOT_NOT_READABLE');
  });

  it('needs a password where one logs on', async () => {
    const ldap = { kind: 'ldap', url: 'ldaps://127.0.0.1:9', user: 'u' } as const;
    expect(await codeOf(calls.handlers.listServers({ from: ldap }))).toBe('DIRECTORY_PASSWORD_NEEDED');
  });
});

describe('a reading that takes too long', () => {
  const reading = (): Promise<string> => {
    const url = `ldaps://127.0.0.1:${String((silent.address() as AddressInfo).port)}`;
    return codeOf(calls.handlers.listServers({ from: { kind: 'ldap', url, user: 'u' }, password: 'p' }));
  };

  it.each<[string, () => unknown]>([
    ['the operator cancels', () => calls.handlers.cancelReading({})],
    ['another one begins', () => calls.handlers.listServers({ from })],
    ['a rehearsal begins', () => calls.begin()],
    ['the wizard is closed', () => calls.giveUp()],
  ])('is given up when %s', async (_what, interrupt) => {
    const under = reading();
    await new Promise(resolve => setTimeout(resolve, 50));
    const since = Date.now();
    await interrupt();
    expect(await under).toBe('CANCELLED');
    expect(Date.now() - since).toBeLessThan(5_000);
  });
});
