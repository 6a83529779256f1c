import { resolve } from 'node:path';
import { StrategyPlan, type PlanCheck } from '../../../../../preload/contract/index.js';
import { comparePlans } from '../../../../backups/strategy/compare-plan.js';
import { isSameComputer } from '../../../../backups/computer-name.js';
import { documentIn } from '../../document-file.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, type House } from '../../house.js';
import { withKitProgress } from '../../kit-progress.js';
import { Page } from '../../page.js';
import type { Style, Terminal } from '../../terminal.js';
import { listingFor } from './listing.js';
import { wrongUse, type AdviseOptions } from './options.js';

/** `cas-recovery advise --compare`: whether a kept plan is kept to, as far as anybody could look. */
export async function comparedPlan(house: House, options: AdviseOptions, file: string): Promise<number> {
  const plan = await documentIn(file, 'a plan', StrategyPlan, [[], ['plan']]);
  const kit =
    options.kit === undefined
      ? null
      : await withKitProgress(house, run => house.composition.kits.inspect(resolve(options.kit ?? ''), undefined, run));
  const wanted = options.server;
  const servers = plan.servers.filter(({ facts }) => wanted === undefined || isSameComputer(facts.server, wanted));
  if (servers.length === 0) throw wrongUse(`The plan says nothing of ${wanted ?? 'any server'}.`);
  if (kit && !servers.some(({ facts }) => isSameComputer(facts.server, kit.manifest.server.name))) {
    throw wrongUse(`The kit is of ${kit.manifest.server.name}, of which the plan says nothing.`);
  }
  const names = servers.map(({ facts }) => facts.server);
  const { listing } = await listingFor(house, options, { servers: names, target: plan.answers.target });
  const now = house.clock.now();
  const checks = comparePlans(plan, servers, { now, listing, kit });
  tellChecks(house.terminal, plan, checks);
  const isKept = checks.every(({ result }) => result === 'as planned');
  return conclude(house, {
    command: 'advise compare',
    exitCode: isKept ? exitCodes.done : exitCodes.failed,
    checks,
  });
}

const results: Readonly<Record<PlanCheck['result'], readonly [string, Style]>> = {
  'as planned': ['OK      ', 'green'],
  'not as planned': ['NOT DONE', 'red'],
  unknown: ['UNKNOWN ', 'yellow'],
};

function tellChecks(terminal: Terminal, { madeAt }: StrategyPlan, checks: readonly PlanCheck[]): void {
  const page = new Page(terminal);
  page.text(`The plan of ${madeAt.slice(0, 10)} against what was done`, { style: 'bold' });
  for (const { server, planned, found, result, next } of checks) {
    const [word, style] = results[result];
    page.text(`${server}: planned is ${planned}. Found: ${found}.`, {
      first: `${word}  `,
      indent: 2,
      firstStyle: style,
    });
    if (next !== '') page.text(next, { indent: 12 });
  }
  if (checks.length === 0) page.item('The plan asks for nothing.');
}
