import { existsSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { foldAll } from '../../preload/contract/index.js';
import { bench, type Bench } from './fixture-bench.js';
import { asideOf, certificate, inTree, server, type Server } from './fixture-server.js';

const web = 'Owa/web.config';
const config = (timeout: string, more = ''): string =>
  `<configuration>\r\n  <!-- kept -->\r\n  <appSettings>\r\n    <add key="a" value="${timeout}" />\r\n${more}  </appSettings>\r\n</configuration>\r\n`;
const port = (data: string) => ({
  key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeRPC\\ParametersSystem',
  name: 'TCP/IP Port',
  type: 'REG_DWORD' as const,
  data,
});
const msp = 'D:\\Exchange2010-KB2936871-x64-en.msp';

let open: Bench;
afterEach(() => open.remove());

function opened(kit: Server, now: Server): Bench {
  open = bench(kit, now);
  return open;
}

const idsOf = async (one: Bench, group: string): Promise<string[]> =>
  (await one.differences()).filter(each => each.group === group).map(({ id }) => id);

const problemsIn = (journal: { records: Parameters<typeof foldAll>[0] }): string[] =>
  journal.records.flatMap(({ entry }) => (entry.kind === 'failed' ? [entry.problem.code] : []));

describe('a re-application', () => {
  it('changes only what was chosen in a file, keeps a copy, and is taken back byte for byte', async () => {
    const before = config('1', '    <add key="here" value="x" />\r\n');
    const one = opened(server({ [web]: config('9') }), server({ [web]: before }));
    const chosen = (await one.differences()).filter(({ kit }) => kit === '9').map(({ id }) => id);
    const work = await one.begin({ differences: chosen });
    expect(await work.run()).toEqual({ kind: 'finished' });
    expect(one.now.files.get(inTree(web))).toBe(before.replace('"1"', '"9"'));
    expect(foldAll(work.journal.records).steps.map(({ card }) => card.id)).toEqual(['files', 'reapply-proof']);
    const leftBy = ({ journal }: typeof work) => foldAll(journal.records).reapply?.left?.map(({ title }) => title);
    expect(leftBy(work)).toEqual([expect.stringContaining('here')]);
    const undo = await one.undo(work);
    expect(await undo.run()).toEqual({ kind: 'finished' });
    expect(one.now.files.get(inTree(web))).toBe(before);
    expect(leftBy(undo)).toBeUndefined();
  });

  it('begins with the rollup, makes changes anew in files that it rewrote, and restarts once', async () => {
    const one = opened(
      server({ [web]: config('9') }, { registry: [port('59532')] }),
      server({ [web]: config('1') }, {}),
    );
    const chosen = [...(await idsOf(one, 'files')), ...(await idsOf(one, 'registry'))];
    const work = await one.begin({ differences: chosen, rollupFile: msp });
    const rewritten = config('1', '    <add key="new" value="of the rollup" />\r\n');
    one.now.before = change => {
      if (change.kind === 'install-rollup') one.now.files.set(inTree(web), rewritten);
    };
    expect(await work.run()).toEqual({ kind: 'restarting' });
    expect(await work.run()).toEqual({ kind: 'finished' });
    expect(one.now.made.map(({ kind }) => kind)).toEqual(['install-rollup', 'replace-file', 'set-registry-value']);
    expect(one.now.files.get(inTree(web))).toBe(rewritten.replace('"1"', '"9"'));
    const undo = await one.undo(work);
    await undo.run();
    expect(one.now.files.get(inTree(web))).toBe(rewritten);
  });

  it('sets back services that the rollup left disabled', async () => {
    const services = [
      { name: 'MSExchangeRPC', startMode: 'Automatic' as const, state: 'Running' as const },
      { name: 'MSExchangePop3', startMode: 'Disabled' as const, state: 'Stopped' as const },
    ];
    const one = opened(server({}, { services }), server({}, { services }));
    one.now.before = change => {
      if (change.kind !== 'install-rollup') return;
      const off = one.now.settings.services.map(each => ({ ...each, startMode: 'Disabled' as const }));
      one.now.settings = { ...one.now.settings, services: off };
    };
    const work = await one.begin({ rollupFile: msp });
    await work.run();
    expect(one.now.made.slice(1)).toEqual([
      { kind: 'set-service-start', service: 'MSExchangeRPC', startMode: 'Automatic' },
    ]);
    expect(one.now.settings.services.map(({ startMode }) => startMode)).toEqual(['Automatic', 'Disabled']);
  });

  it('stops at a file that somebody changed since', async () => {
    const one = opened(server({ [web]: config('9') }), server({ [web]: config('1') }));
    const work = await one.begin({ differences: await idsOf(one, 'files') });
    one.now.files.set(inTree(web), config('5'));
    expect((await work.run()).kind).toBe('failed');
    expect(problemsIn(work.journal)).toEqual(['FILE_CHANGED_MEANWHILE']);
    expect(one.now.files.get(inTree(web))).toBe(config('5'));
  });

  it.each([
    ['when it is resumed', config('1'), 'finished'],
    ['not over a file that is not the old one', config('5'), 'failed'],
  ])('ends well after a power cut between the two names of a file, %s', async (_what, aside, outcome) => {
    const one = opened(server({ [web]: config('9') }), server({ [web]: config('1') }));
    const work = await one.begin({ differences: await idsOf(one, 'files') });
    one.now.before = () => {
      one.now.files.set(asideOf(inTree(web)), aside);
      one.now.files.delete(inTree(web));
      one.now.before = () => undefined;
      throw new Error('the power fails');
    };
    expect((await work.run()).kind).toBe('failed');
    expect((await work.run([{ choice: 'consent' }])).kind).toBe(outcome);
    expect(one.now.files.get(inTree(web))).toBe(outcome === 'finished' ? config('9') : undefined);
  });

  it('goes on after a failure with what is left, and takes back only what it made', async () => {
    const files = { [web]: config('1'), 'Sync/web.config': config('1'), 'ecp/web.config': config('1') };
    const one = opened(
      server({ [web]: config('9'), 'Sync/web.config': config('9'), 'ecp/web.config': config('9') }),
      server(files),
    );
    const work = await one.begin({ differences: await idsOf(one, 'files') });
    one.now.before = () => {
      if (one.now.made.length === 1) throw new Error('the power fails');
    };
    expect((await work.run()).kind).toBe('failed');
    const undo = await one.undo(work);
    one.now.before = () => undefined;
    const first = one.now.made[0];
    expect(await undo.run()).toEqual({ kind: 'finished' });
    expect(one.now.made).toHaveLength(2);
    expect([...one.now.files.values()]).toEqual([config('1'), config('1'), config('1')]);
    one.now.made.length = 0;
    expect(await work.run([{ choice: 'consent' }])).toEqual({ kind: 'finished' });
    expect(one.now.made).toHaveLength(3);
    expect(one.now.made).toContainEqual(first);
  });

  it.each([
    [
      'has no such element',
      '<configuration>\r\n  <appSettings>\r\n  </appSettings>\r\n</configuration>\r\n',
      'EDIT_PLACE_MISSING',
    ],
    ['is broken', '<configuration>', 'XML_NOT_WELL_FORMED'],
  ])('is not proven where the file of the rollup %s', async (_what, rewritten, code) => {
    const one = opened(server({ [web]: config('9') }), server({ [web]: config('1') }));
    const work = await one.begin({ differences: await idsOf(one, 'files'), rollupFile: msp });
    one.now.before = change => {
      if (change.kind === 'install-rollup') one.now.files.set(inTree(web), rewritten);
    };
    expect((await work.run()).kind).toBe('failed');
    expect(problemsIn(work.journal)).toEqual([code]);
    expect(one.now.files.get(inTree(web))).toBe(rewritten);
  });

  it('sets no value over what somebody set since', async () => {
    const one = opened(server({}, { registry: [port('59532')] }), server({}, { registry: [port('1')] }));
    const work = await one.begin({ differences: await idsOf(one, 'registry') });
    one.now.settings = { ...one.now.settings, registry: [port('7')] };
    expect((await work.run()).kind).toBe('failed');
    expect(problemsIn(work.journal)).toEqual(['PLACE_CHANGED_SINCE']);
    expect(one.now.settings.registry).toEqual([port('7')]);
  });

  it('does not touch a value in a key that is closed', async () => {
    const one = opened(server({}, { registry: [port('59532')] }), server({}, { registry: [] }));
    const work = await one.begin({ differences: await idsOf(one, 'registry') });
    one.now.settings = { ...one.now.settings, unread: { [`registry.${port('1').key}`]: 'Access is denied.' } };
    expect((await work.run()).kind).toBe('failed');
    expect(problemsIn(work.journal)).toEqual(['VALUE_NOT_TOLD']);
    expect(one.now.made).toEqual([]);
  });

  it('is not proven while a skipped rollup has left services disabled', async () => {
    const services = [{ name: 'MSExchangeRPC', startMode: 'Automatic' as const, state: 'Running' as const }];
    const one = opened(server({}, { services }), server({}, { services }));
    one.now.before = change => {
      if (change.kind !== 'install-rollup') return;
      const off = one.now.settings.services.map(each => ({ ...each, startMode: 'Disabled' as const }));
      one.now.settings = { ...one.now.settings, services: off };
      throw new Error('the rollup breaks off');
    };
    const work = await one.begin({ rollupFile: msp });
    await work.run([{ choice: 'consent' }, { choice: 'skip', reason: 'no rollup' }, { choice: 'consent' }]);
    await work.run([]);
    expect(problemsIn(work.journal).slice(-1)).toEqual(['SERVICES_LEFT_DISABLED']);
  });

  it('sets services back before a rollup that broke off is tried again', async () => {
    const services = [{ name: 'MSExchangeRPC', startMode: 'Automatic' as const, state: 'Running' as const }];
    const one = opened(server({}, { services }), server({}, { services }));
    one.now.before = change => {
      if (change.kind !== 'install-rollup' || one.now.made.length > 0) return;
      const off = one.now.settings.services.map(each => ({ ...each, startMode: 'Disabled' as const }));
      one.now.settings = { ...one.now.settings, services: off };
      throw new Error('the rollup breaks off');
    };
    const work = await one.begin({ rollupFile: msp });
    await work.run([{ choice: 'consent' }, { choice: 'retry' }, { choice: 'consent' }]);
    expect(one.now.made.map(({ kind }) => kind)).toEqual(['set-service-start', 'install-rollup']);
  });

  it('keeps a certificate that is in use, and tells what stays', async () => {
    const mail = 'A'.repeat(40);
    const one = opened(server({}, { certificates: [certificate(mail, ['IIS'])] }), server({}));
    const work = await one.begin({ differences: await idsOf(one, 'certificates') });
    expect(existsSync(one.prepared(`${mail}.pfx`))).toBe(true);
    expect(await work.run(undefined, 'right')).toEqual({ kind: 'finished' });
    expect(existsSync(one.prepared(`${mail}.pfx`))).toBe(false);
    const undo = await one.undo(work);
    expect(foldAll(undo.journal.records).reapply?.untaken).toEqual([`Use the certificate CN=A for IIS`]);
    expect((await undo.run()).kind).toBe('failed');
    expect(problemsIn(undo.journal)).toEqual(['CERTIFICATE_STILL_USED']);
    expect(one.now.settings.certificates).toEqual([certificate(mail, ['IIS'])]);
  });

  it('is not taken back where a copy is missing', async () => {
    const one = opened(server({ [web]: config('9') }), server({ [web]: config('1') }));
    const work = await one.begin({ differences: await idsOf(one, 'files') });
    await work.run();
    rmSync(one.kept(), { recursive: true });
    await expect(one.undo(work)).rejects.toThrow('KEPT_COPY_DAMAGED');
  });

  it('does not take back what somebody changed after it', async () => {
    const one = opened(server({}, { registry: [port('59532')] }), server({}, { registry: [port('1')] }));
    const work = await one.begin({ differences: await idsOf(one, 'registry') });
    await work.run();
    await work.run();
    one.now.settings = { ...one.now.settings, registry: [port('7')] };
    const undo = await one.undo(work);
    expect((await undo.run()).kind).toBe('failed');
    expect(problemsIn(undo.journal)).toEqual(['PLACE_CHANGED_SINCE']);
    expect(one.now.settings.registry).toEqual([port('7')]);
  });

  it('asks for the password of the certificates, can be tried again, and keeps nothing of it', async () => {
    const [mail, own] = ['A'.repeat(40), 'B'.repeat(40)];
    const one = opened(
      server({}, { certificates: [certificate(mail, ['IIS'])] }),
      server({}, { certificates: [certificate(own, ['IIS'])] }),
    );
    const chosen = (await one.differences()).filter(
      ({ place }) => place.kind === 'certificate' && place.thumbprint === mail,
    );
    const work = await one.begin({ differences: chosen.map(({ id }) => id) });
    expect((await work.run([{ choice: 'consent' }], 'wrong')).kind).toBe('failed');
    expect(await work.run([{ choice: 'consent' }], 'right')).toEqual({ kind: 'finished' });
    expect(one.now.settings.certificates.map(({ services }) => services)).toEqual([[], ['IIS']]);
    expect(JSON.stringify(work.journal.records)).not.toMatch(/"(wrong|right)"/);
    await (await one.undo(work)).run();
    expect(one.now.settings.certificates).toEqual([certificate(own, ['IIS'])]);
  });

  it('asks for the name where a file is replaced as a whole, and says why not', async () => {
    const one = opened(server({ [web]: config('9') }), server({ [web]: config('1') }));
    const work = await one.begin({ wholeFiles: await idsOf(one, 'files') });
    await work.run();
    const [question] = work.asked;
    expect(question?.kind === 'consent' && question.preview.typeToConfirm).toBe('EX3');
    expect(question?.kind === 'consent' && question.preview.items[0]?.changes).toMatch(/Not advised/);
    expect(one.now.files.get(inTree(web))).toBe(config('9'));
  });
});

describe('a choice', () => {
  it.each([
    ['of nothing', {}, 'NOTHING_CHOSEN'],
    ['of what is not there', { differences: ['0'] }, 'CHOICE_UNKNOWN'],
    ['of a rollup that is none', { rollupFile: 'D:\\setup.exe' }, 'ROLLUP_FILE_UNFIT'],
    ['of an older rollup', { rollupFile: 'D:\\Exchange2010-KB2917508-x64-en.msp' }, 'ROLLUP_LOWER'],
  ])('%s is refused', async (_what, choice, code) => {
    const rollups = [{ kb: 'KB2936871', name: 'Update Rollup 6 (KB2936871)', installedOn: null }];
    const one = opened(server({}, { rollups }), server({}, { rollups }));
    await expect(one.propose(choice)).rejects.toThrow(code);
  });

  it('of the use of a certificate needs the certificate there, or chosen too', async () => {
    const mail = certificate('A'.repeat(40), ['IIS']);
    const one = opened(server({}, { certificates: [mail] }), server({}));
    const differences = await one.differences();
    const use = differences.filter(({ place }) => place.kind === 'binding').map(({ id }) => id);
    expect(use).toHaveLength(1);
    await expect(one.propose({ differences: use })).rejects.toThrow('CERTIFICATE_NOT_CHOSEN');
    expect(await one.propose({ differences: differences.map(({ id }) => id) })).toHaveLength(2);
    one.now.settings = { ...one.now.settings, certificates: [{ ...mail, services: [] }] };
    expect((await one.propose({ differences: use })).map(({ change }) => change.kind)).toEqual(['enable-certificate']);
  });

  it('shows no secret of a file', async () => {
    const secret = (value: string): string => config('1', `    <add key="Password" value="${value}" />\r\n`);
    const one = opened(server({ [web]: secret('geheim') }), server({ [web]: secret('offen') }));
    const changes = await one.propose({ wholeFiles: await idsOf(one, 'files') });
    expect(changes).toHaveLength(1);
    expect(JSON.stringify(changes)).not.toMatch(/geheim|offen/);
  });

  it('ends with reservations where the kit has no key of a certificate, and names it; the way back has none', async () => {
    const locked = { ...certificate('A'.repeat(40), ['IIS']), exportable: false };
    const one = opened(server({ [web]: config('9') }, { certificates: [locked] }), server({ [web]: config('1') }));
    const work = await one.begin({ differences: await idsOf(one, 'files') });
    expect(await work.run()).toEqual({ kind: 'finished' });
    const ended = foldAll(work.journal.records).ended;
    expect(ended).toMatchObject({ outcome: 'recovered with reservations' });
    expect(ended?.note).toContain('mail.contoso.com');
    const undo = await one.undo(work);
    await undo.run();
    expect(foldAll(undo.journal.records).ended).toMatchObject({ outcome: 'recovered' });
  });
});
