import { trustOf } from '../../product/trust.js';
import { couldNotTell, defineCheck, notApplicable } from '../check.js';
import { row, sameName } from '../rows.js';

/** Kerberos and every right of the server hang on it. */
export const secureChannel = defineCheck({
  card: {
    id: 'secure-channel',
    area: 'membership',
    title: 'The domain trusts this server',
    proves: 'The secure channel between this server and its domain is sound.',
    how: 'nltest /sc_query',
    weight: 'must',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const { machine } = await world.server();
    const why = machine.unread['domain'] ?? machine.unread['secureChannel'];
    if (why !== undefined) return couldNotTell(why);
    const source = machine.sources['secureChannel'] ?? `nltest /sc_query:${machine.domain ?? ''}`;
    if (machine.domain === null) {
      const joins = machine.pendingDomain;
      return {
        outcome: 'fail',
        found:
          joins === null
            ? 'This server is a member of no domain.'
            : `This server is a member of ${joins} from its next start on.`,
        fix: {
          words: joins === null ? 'Join the domain with the name that the directory records.' : 'Restart the server.',
          commands: joins === null ? [] : ['shutdown /r /t 0'],
          changes: [],
        },
      };
    }
    const trust = trustOf(machine);
    if (!trust) return couldNotTell('Windows told nothing of the secure channel.');
    const evidence = [{ id: 'trust', label: 'Trust', value: trust.text, source, readAt: machine.readAt }];
    if (trust.state === 'sound')
      return { outcome: 'pass', found: `${machine.domain} trusts it: ${trust.text}.`, evidence };
    // Only a trust that is known to be broken is renewed.
    if (trust.state !== 'broken') {
      return { outcome: 'could not tell', found: `Whether ${machine.domain} trusts it: ${trust.text}.`, evidence };
    }
    return {
      outcome: 'fail',
      found: `${machine.domain} does not trust it: ${trust.text}.`,
      evidence,
      fix: {
        words:
          'Repair the trust with an account of the domain, without taking the server out of the domain, and restart it.',
        commands: [`netdom resetpwd /server:DOMAIN-CONTROLLER /userd:${machine.domain}\\ADMINISTRATOR /passwordd:*`],
        changes: [],
      },
    };
  },
});

/** Membership gives the server its rights in the directory. */
export const groupsAsBefore = defineCheck({
  card: {
    id: 'account-groups',
    area: 'membership',
    title: 'The computer account is in the Exchange groups',
    proves: 'The computer account is a member of each group that it was a member of before.',
    how: 'memberOf of the computer account',
    weight: 'must',
  },
  timeLimitSeconds: 120,

  async look(world) {
    const before = world.expected.directory?.computer ?? null;
    const { computer: now, gaps } = await world.directory();
    if (now === null) {
      const gap = gaps.find(({ kind }) => kind === 'domain');
      if (gap) return couldNotTell(`The computer account was not found, and ${gap.part} could not be read: ${gap.why}`);
      return {
        outcome: 'fail',
        found: 'The directory holds no computer account of this server.',
        fix: { words: 'Join the domain again, so that the server has an account.', commands: [], changes: [] },
      };
    }
    if (now.enabled === false) {
      return {
        outcome: 'fail',
        found: 'The computer account is disabled.',
        fix: { words: 'Enable it.', commands: [`dsmod computer "${now.distinguishedName}" -disabled no`], changes: [] },
      };
    }
    if (before === null) return notApplicable('No groups are recorded from before.');
    if (before.groups.length === 0) return notApplicable('The account was a member of no group before.');
    const rows = before.groups.map(group =>
      row({
        id: group,
        label: group.replace(/^CN=((?:\\.|[^,])*),.*$/, '$1'),
        was: ['member', 'memberOf, before'],
        is: [
          now.groups.some(one => sameName(one, group)) ? 'member' : 'not a member',
          `memberOf of ${now.distinguishedName}`,
        ],
        same: now.groups.some(one => sameName(one, group)),
        remedy: `dsmod group "${group}" -addmbr "${now.distinguishedName}"`,
      }),
    );
    const missing = rows.filter(({ result }) => result !== 'same');
    if (missing.length === 0)
      return { outcome: 'pass', found: `It is in all ${String(rows.length)}.`, comparisons: rows };
    return {
      outcome: 'fail',
      found: `It is not in ${missing.map(({ label }) => label).join(', ')}.`,
      comparisons: rows,
      fix: {
        words: 'Add the account to these groups, and restart the server: its rights are read at its start.',
        commands: missing.map(({ remedy }) => remedy),
        changes: [],
      },
    };
  },
});
