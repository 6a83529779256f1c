import type { Comparison, Finding, HostChange, ReapplyChange, Service } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { defineStep } from '../../runbook/step.js';
import { type Work, workOf } from '../look/work.js';
import { placeOf, sameName } from '../names.js';
import type { ReapplyWorld } from '../world.js';
import { groupCards } from './cards.js';
import { describeChange, factsOf, rowsOf } from './describe.js';
import { findingOf } from './group-step.js';
import { makeAll } from './make.js';

/**
 * Installs the rollup, and sees to what it leaves behind. While it works it stops and disables the services of Exchange;
 * one that breaks off leaves them so.
 */
export const rollup = defineStep<ReapplyWorld>({
  card: groupCards.rollup,
  timeLimitSeconds: 3 * 3600,

  async check(world) {
    const works = await workOf(world, 'rollup');
    const finding = findingOf(works);
    const left = await leftDisabled(world);
    if (finding.state === 'ready') {
      const before = { ...finding.before, ...startsOf(await exchangeServices(world)) };
      return { ...finding, before, comparisons: [...finding.comparisons, ...left.map(rowOfService)] };
    }
    return finding.state === 'done' && left.length > 0 ? { ...finding, ...disabledFinding(works, left) } : finding;
  },

  async propose(world) {
    const works = await workOf(world, 'rollup');
    const open = works.filter(({ standing }) => standing.is !== 'so').map(({ change }) => change);
    // One that broke off has left services disabled: they are set back whether it comes through this time or not.
    const changes = [...(await leftDisabled(world)).map(setBack), ...open];
    return {
      changes: changes.map(({ change }) => change),
      preview: {
        action: open.length > 0 ? 'Install the rollup' : 'Set the services back',
        items: changes.flatMap(change => describeChange(world.host, change)),
        restarts: false,
        typeToConfirm: null,
        asksPasswordOf: null,
      },
    };
  },

  act: makeAll,

  async verify(world) {
    const works = await workOf(world, 'rollup');
    const missing = works.find(({ standing }) => standing.is !== 'so')?.change.change;
    if (missing?.kind === 'install-rollup') throw failure('ROLLUP_NOT_LISTED', { rollup: missing.id });
    const left = await leftDisabled(world);
    if (left.length > 0) throw failure('SERVICES_LEFT_DISABLED', { services: left.map(serviceWords) });
    return factsOf(works, (await world.look()).side.settings.readAt);
  },
});

async function exchangeServices(world: ReapplyWorld): Promise<readonly Service[]> {
  const { settings } = (await world.look()).side;
  return settings.services.filter(({ name }) => /^MSExchange|^W3SVC$|^IISADMIN$|^WinRM$/i.test(name));
}

const placeOfStart = (name: string): string =>
  placeOf({ kind: 'set-service-start', service: name, startMode: 'Manual' });

function startsOf(services: readonly Service[]): Record<string, string> {
  return Object.fromEntries(services.map(({ name, startMode }) => [placeOfStart(name), startMode]));
}

/** Services that are disabled and were not before the rollup, with the start mode that they had. */
export async function leftDisabled(world: ReapplyWorld): Promise<LeftDisabled[]> {
  const before = beforeRollup(world);
  const meant = world
    .plan()
    .changes.flatMap(({ change }) =>
      change.kind === 'set-service-start' && change.startMode === 'Disabled' ? [change.service] : [],
    );
  return (await exchangeServices(world)).flatMap(({ name, startMode }) => {
    const had = Object.entries(before).find(([place]) => sameName(place, placeOfStart(name)))?.[1];
    if (meant.some(service => sameName(service, name))) return [];
    if (startMode !== 'Disabled' || (had !== 'Automatic' && had !== 'Manual')) return [];
    return [{ name, startMode: had }];
  });
}

/** What stood there when the installation was begun for the first time. */
function beforeRollup({ records }: ReapplyWorld): Readonly<Record<string, string>> {
  for (const { entry } of records()) {
    if (entry.kind === 'act-intended' && entry.stepId === 'rollup') return entry.before;
  }
  return {};
}

function disabledFinding(works: readonly Work[], left: readonly LeftDisabled[]): Finding {
  return {
    state: 'ready',
    before: Object.fromEntries(left.map(({ name }) => [placeOfStart(name), 'Disabled'])),
    facts: [],
    comparisons: [...rowsOf(works), ...left.map(rowOfService)],
  };
}

type LeftDisabled = Pick<Service, 'name' | 'startMode'>;

/** A service, and the start mode that it had. */
export const serviceWords = ({ name, startMode }: LeftDisabled): string => `${name} (${startMode})`;

function rowOfService({ name, startMode }: LeftDisabled): Comparison {
  return {
    id: placeOfStart(name),
    label: `Start of the service ${name}`,
    lost: startMode,
    lostSource: 'this server before the rollup',
    rebuilt: 'Disabled',
    rebuiltSource: 'services of Windows',
    result: 'different',
    remedy: 'The rollup left it disabled. This step sets it back.',
  };
}

function setBack({ name, startMode }: LeftDisabled): ReapplyChange {
  const change: HostChange = { kind: 'set-service-start', service: name, startMode };
  return {
    differences: [],
    group: 'rollup',
    title: `Set the start of the service ${name} back to ${startMode}`,
    shows: `- ${name}: Disabled\n+ ${name}: ${startMode}`,
    change,
    undo: { ...change, startMode: 'Disabled' },
  };
}
