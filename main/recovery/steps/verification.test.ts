import { describe, expect, it } from 'vitest';
import type { Finding, HostFacts } from '../../../preload/contract/index.js';
import { verifyFacts } from '../../verification/fixture-look.js';
import { ex3Plan, ex3Server, prepared, rebuilt, worldWith } from '../fixture-world.js';
import type { RecoveryWorld } from '../world.js';
import { verification } from './verification.js';

const find = async (facts: HostFacts, more: Partial<RecoveryWorld> = {}): Promise<Finding> =>
  verification.check(await worldWith(facts, more));

const codeOf = (finding: Finding): string => ('problem' in finding ? finding.problem.code : finding.state);

const differing = (finding: Finding): string[] =>
  finding.comparisons.filter(({ result }) => result === 'different').map(({ id }) => id);

describe('the verification', () => {
  const stopped = (...names: string[]): Partial<HostFacts> => ({
    services: rebuilt.services.map(one => (names.includes(one.name) ? { ...one, state: 'Stopped' as const } : one)),
  });

  it('passes when directory and server show what was recorded, and tells all checks beside it', async () => {
    const finding = await find(rebuilt);
    expect(finding.state).toBe('done');
    expect(finding.facts.map(({ value }) => value)).toContain('https://mail.exchangeserverpro.local/owa');
    // No port was asked, so no client may come: that is told, and holds the recovery up nowhere.
    expect(finding.checks?.verdict.standing).toBe('not ready');
    expect(finding.facts.find(({ id }) => id === 'ready-for-clients')?.value).toBe(finding.checks?.verdict.summary);
    const rows = finding.comparisons.map(({ id }) => id);
    expect(new Set(rows).size).toBe(rows.length);
  });

  it.each<[string, Partial<HostFacts>, string]>([
    [
      'a virtual directory that IIS lacks',
      { exchange: { ...rebuilt.exchange, webDirectories: [] } },
      'virtual-directories-in-iis-OWA-owa (Default Web Site)',
    ],
    ['another build', { exchange: { ...rebuilt.exchange, installedBuild: '14.2.247.5' } }, 'build-as-before-build'],
    [
      'another folder',
      { exchange: { ...rebuilt.exchange, installPath: 'D:\\Exchange' } },
      'install-folder-install-folder',
    ],
    [
      'a service that is not there',
      { services: rebuilt.services.filter(({ name }) => name !== 'MSExchangeAB') },
      'services-run',
    ],
  ])('is stopped by %s, and names it with a remedy', async (_what, change, id) => {
    const finding = await find({ ...rebuilt, ...change });
    expect(codeOf(finding)).toBe('NOT_ALL_RECOVERED');
    const row = finding.comparisons.find(one => one.id === id);
    expect(row).toMatchObject({ result: 'different' });
    expect(row?.remedy).not.toBe('');
    if (finding.state === 'blocked') expect(finding.problem.details).toMatch(/: \S.*\S/);
  });

  it('starts services that do not run, and lets one start at all that is disabled', async () => {
    const facts = { ...rebuilt, ...stopped('MSExchangeAB', 'MSExchangeRPC') };
    const services = facts.services.map(one =>
      one.name === 'MSExchangeRPC' ? { ...one, startMode: 'Disabled' as const } : one,
    );
    const world = await worldWith({ ...facts, services });
    const finding = await verification.check(world);
    if (finding.state !== 'ready') throw new Error(finding.state);
    expect(finding.before).toEqual({
      'service MSExchangeAB': 'Stopped',
      'start of MSExchangeRPC': 'Disabled',
      'service MSExchangeRPC': 'Stopped',
    });
    const { changes, preview } = (await verification.propose?.(world, finding)) ?? { changes: [], preview: null };
    expect(changes.map(({ kind }) => kind).sort()).toEqual(['set-service-start', 'start-service', 'start-service']);
    const places = changes.flatMap((one, place) => ('service' in one && one.service === 'MSExchangeRPC' ? place : []));
    expect(changes[places[0] ?? 0]?.kind).toBe('set-service-start');
    expect(preview?.action).toBe('Put 3 things right');
    expect(preview?.items.every(({ undo }) => undo !== null)).toBe(true);
  });

  it('sets a URL again that was recorded before and is not there now', async () => {
    const plan = await ex3Plan(lost => ({
      ...lost,
      virtualDirectories: lost.virtualDirectories.map(one =>
        one.kind === 'OWA' || one.kind === 'EWS' ? { ...one, externalUrl: 'https://old.contoso.com/owa' } : one,
      ),
    }));
    const world = await worldWith(rebuilt, { plan });
    const finding = await verification.check(world);
    expect(differing(finding)).toEqual([
      'urls-as-before-OWA-owa (Default Web Site)-externalUrl',
      'urls-as-before-EWS-EWS (Default Web Site)-externalUrl',
    ]);
    if (finding.state !== 'ready') throw new Error(finding.state);
    expect(finding.before).toMatchObject({
      'ExternalUrl of EX3\\owa (Default Web Site)': 'https://mail.exchangeserverpro.local/owa',
    });
    const proposal = await verification.propose?.(world, finding);
    expect(proposal?.changes[0]).toMatchObject({ kind: 'set-virtual-directory', value: 'https://old.contoso.com/owa' });
    expect(proposal?.preview.items[0]).toMatchObject({ undo: 'set-virtual-directory' });
    await expect(verification.verify(world)).rejects.toMatchObject({ problem: { code: 'NOT_ALL_RECOVERED' } });
  });

  it('does not mind the case of a host name or a slash at the end', async () => {
    const plan = await ex3Plan(lost => ({
      ...lost,
      virtualDirectories: lost.virtualDirectories.map(one => ({
        ...one,
        internalUrl: one.internalUrl && `${one.internalUrl.replace('ex3.', 'EX3.')}/`,
      })),
    }));
    expect((await find(rebuilt, { plan })).state).toBe('done');
  });

  const unread = (key: keyof HostFacts): HostFacts => ({ ...rebuilt, unread: { [key]: 'Access is denied.' } });

  it.each([
    ['how Exchange stands', unread('exchange'), 'HOST_PART_NOT_READ'],
    ['which services run', unread('services'), 'RECOVERY_NOT_PROVEN'],
    ['that setup has ended', prepared, 'SETUP_NOT_FINISHED'],
  ])('proves nothing while nobody knows %s', async (_what, facts, code) => {
    const world = await worldWith(facts);
    expect(codeOf(await verification.check(world))).toBe(code);
    await expect(verification.verify(world)).rejects.toMatchObject({ problem: { code } });
    expect(
      (await verification.propose?.(world, { state: 'ready', before: {}, facts: [], comparisons: [] }))?.changes,
    ).toEqual([]);
  });

  it('goes on where IIS could not be asked, and says so', async () => {
    const plan = await ex3Plan();
    const now = await ex3Server();
    const verified = async () => ({
      now,
      checks: await verifyFacts({ facts: rebuilt, before: plan.lostServer, now, webUnread: true }),
    });
    const finding = await find(rebuilt, { verified });
    expect(finding.state).toBe('done');
    expect(finding.comparisons.filter(({ result }) => result === 'unknown').map(({ id }) => id)).toEqual([
      'iis-sites',
      'iis-pools',
    ]);
  });
});
