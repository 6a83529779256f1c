import { describe, expect, it } from 'vitest';
import type { Finding, HostFacts, PreviewItem } from '../../../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../../../ports/directory.js';
import { failure } from '../../../problems/problem.js';
import type { Proposal } from '../../../runbook/step.js';
import { ex3Directory, ex3Plan, prepared, worldWith } from '../../fixture-world.js';
import type { RecoveryWorld } from '../../world.js';
import { identity } from '../identity.js';

/** It has address and name, and is in no domain. */
const named: HostFacts = { ...prepared, domain: null, fqdn: null, secureChannel: null };

type More = Partial<RecoveryWorld>;

const find = async (more: More): Promise<Finding> => identity.check(await worldWith(named, more));

async function proposed(more: More): Promise<Proposal['preview']> {
  const world = await worldWith(named, more);
  const finding = await identity.check(world);
  if (finding.state !== 'ready') throw new Error(finding.state);
  const proposal = await identity.propose?.(world, finding);
  if (!proposal) throw new Error('nothing is proposed');
  return proposal.preview;
}

const wordsOf = (items: readonly PreviewItem[]): string => items.map(({ changes }) => changes).join();
const rowOf = ({ comparisons }: Finding) => comparisons.find(({ id }) => id === 'other-accounts');
const from = (directory: Directory): More => ({ directory: () => Promise.resolve(directory) });

/** EX3's directory, with another answer where a search is one of these. */
async function directoryWith(
  answer: (base: string, found: () => Promise<readonly DirectoryEntry[]>) => Promise<readonly DirectoryEntry[]>,
): Promise<Directory> {
  const directory = await ex3Directory();
  return {
    ...directory,
    readFrom: directory.readFrom,
    root: () => directory.root(),
    close: () => directory.close(),
    search: query => answer(query.base.toLowerCase(), () => directory.search(query)),
  };
}

const refuse = (): Promise<never> =>
  Promise.reject(failure('DIRECTORY_PART_ABSENT', { base: 'DC=child', readFrom: 'a test', why: 'nobody answers' }));

const child: DirectoryEntry = {
  distinguishedName: 'CN=CHILD,CN=Partitions',
  attributes: new Map([
    ['ncname', ['DC=child,DC=exchangeserverpro,DC=local']],
    ['dnsroot', ['child.exchangeserverpro.local']],
    ['netbiosname', ['CHILD']],
  ]),
};

const withSilentChild = (): Promise<Directory> =>
  directoryWith(async (base, found) => {
    if (base.startsWith('dc=child')) return refuse();
    return base.startsWith('cn=partitions') ? [...(await found()), child] : found();
  });

describe('a second computer account of the same name', () => {
  it('is refused before the join, and after it', async () => {
    const more = from(
      await directoryWith(async (_base, search) => {
        const found = await search();
        const account = found.find(({ attributes }) => attributes.has('dnshostname'));
        return account ? [...found, copyOf(account)] : found;
      }),
    );
    expect(await find(more)).toMatchObject({ problem: { code: 'SECOND_COMPUTER_ACCOUNT' } });
    await expect(identity.verify(await worldWith(prepared, more))).rejects.toMatchObject({
      problem: { code: 'SECOND_COMPUTER_ACCOUNT' },
    });
  });

  it('that may be in a domain which does not answer is told, and a person decides', async () => {
    const more = from(await withSilentChild());
    expect(rowOf(await find(more))).toMatchObject({
      result: 'unknown',
      rebuilt: expect.stringContaining('child.exchangeserverpro.local') as string,
    });
    const join = await proposed(more);
    expect(join.typeToConfirm).toBe('EX3');
    expect(wordsOf(join.items)).toMatch(/second account of EX3.*child\./);
    const lostLater = { ...(await ex3Plan()), lostAt: '2026-11-20T00:00:00.000Z' };
    const reset = await proposed({ ...more, plan: lostLater });
    expect(wordsOf(reset.items)).toMatch(/Resets.*second account of EX3.*child\./);
  });

  it('that may be in a domain which does not answer is told with the proof of the join', async () => {
    const proof = await identity.verify(await worldWith(prepared, from(await withSilentChild())));
    expect(proof.find(({ id }) => id === 'other-accounts')?.value).toContain('child.exchangeserverpro.local');
  });

  it('may be anywhere where the domains can not be listed', async () => {
    const directory = await directoryWith((base, found) => (base.startsWith('cn=partitions') ? refuse() : found()));
    expect(rowOf(await find(from(directory)))?.result).toBe('unknown');
  });

  it('is not spoken of where every domain answers', async () => {
    expect(rowOf(await find({}))).toBeUndefined();
    expect(wordsOf((await proposed({})).items)).not.toContain('second account');
  });
});

const copyOf = (entry: DirectoryEntry): DirectoryEntry => ({
  ...entry,
  distinguishedName: entry.distinguishedName.replace('CN=Computers', 'OU=Old'),
});
