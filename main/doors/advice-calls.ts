import { resolve } from 'node:path';
import { BackupListing, StrategyPlan, type BackupsOn, type CallInput } from '../../preload/contract/index.js';
import { plannedFor, rhythms } from '../backups/strategy/advise.js';
import { comparePlans } from '../backups/strategy/compare-plan.js';
import { factNames } from '../backups/strategy/fact-words.js';
import { planHtml } from '../backups/strategy/plan-html.js';
import { questionsFor } from '../backups/strategy/questions-for.js';
import {
  backupsToAsk,
  foundOr,
  noListNamed,
  readFacts,
  type AdviceFacts,
  type ListingFound,
} from '../backups/strategy/read-facts.js';
import { evidenceOf } from '../backups/strategy/situation.js';
import type { Composition } from '../compose.js';
import type { Clock } from '../ports/clock.js';
import { failure } from '../problems/problem.js';
import { secretOf } from './directory-calls.js';
import { documentOf } from './document-text.js';
import type { WizardHandlers } from './wizard.js';

type AdviceCall = 'readAdvice' | 'weighAdvice' | 'makePlan' | 'comparePlan' | 'cancelAdvice';

export interface AdviceCalls {
  readonly handlers: Pick<WizardHandlers, AdviceCall>;
  /** Gives up whatever is being read. */
  giveUp(): void;
}

export interface AdviceCallsOptions {
  readonly composition: Composition;
  readonly productVersion: string;
  readonly clock: Clock;
}

/** What a window asks of the advice on backups. One reading at a time, which the next one gives up. */
export function adviceCalls(options: AdviceCallsOptions): AdviceCalls {
  const { composition, clock, productVersion } = options;
  let reading = new AbortController();
  const giveUp = (): void => reading.abort();
  const begin = (): AbortSignal => {
    giveUp();
    reading = new AbortController();
    return reading.signal;
  };
  return {
    giveUp,
    handlers: {
      readAdvice: async wish => {
        const { readFrom, servers } = await factsFor(options, wish, begin());
        const [facts] = servers;
        if (!facts) throw failure('WRONG_USE', { what: 'No server was read.' });
        return { readFrom, facts };
      },
      weighAdvice: ({ facts, answers }) => {
        const planned = plannedFor(facts, answers);
        const evidence = factNames.map(name => evidenceOf({ facts, answers }, name));
        const questions = questionsFor({ facts, answers }, planned.advice.rules);
        return Promise.resolve({ planned, questions, evidence, rhythms });
      },
      makePlan: ({ facts, answers, readFrom, chosen, rhythm }) => {
        const plan: StrategyPlan = {
          schema: 'cas-recovery/backup-strategy/1',
          madeAt: clock.now(),
          programVersion: productVersion,
          readFrom,
          answers,
          servers: [{ ...plannedFor(facts, answers), chosen, rhythm }],
          leftOut: [],
        };
        return Promise.resolve({ html: planHtml(plan), json: `${JSON.stringify(plan, null, 1)}\n` });
      },
      comparePlan: async ({ plan: text, on, listing: saved, kit: path }) => {
        const plan = documentOf(text, {
          file: 'The chosen file',
          what: 'a plan',
          schema: StrategyPlan,
          places: [[], ['plan']],
        });
        const signal = begin();
        const run = { signal, onProgress: () => undefined };
        const kit = path === undefined ? null : await composition.kits.inspect(resolve(path), undefined, run);
        const { target } = plan.answers;
        const { listing } = await listed(composition, { saved, on, target, signal });
        const checks = comparePlans(plan, plan.servers, { now: clock.now(), listing, kit });
        return { madeAt: plan.madeAt, servers: plan.servers.map(({ facts }) => facts.server), checks };
      },
      cancelAdvice: () => {
        giveUp();
        return Promise.resolve({ asked: true });
      },
    },
  };
}

async function factsFor(
  { composition, clock }: AdviceCallsOptions,
  { scenario, directory, password, server, kit: path, listing: saved }: CallInput<'readAdvice'>,
  signal: AbortSignal,
): Promise<AdviceFacts> {
  const { advice, rehearsals, operator } = composition;
  const kit = path === undefined ? null : await advice.kit(resolve(path), signal);
  const card = scenario === undefined ? null : await rehearsals.card(scenario);
  const source = scenario === undefined ? directory : await rehearsals.export(scenario);
  const name = server ?? card?.serverName ?? kit?.server;
  if (name === undefined) throw failure('WRONG_USE', { what: 'Say which server the advice is for.' });
  const here = process.platform === 'win32' ? operator.computer : null;
  return readFacts(
    {
      openDirectory: source ? () => composition.openDirectory(source, { signal, password: secretOf(password) }) : null,
      kit,
      server: named => advice.server(named, scenario, signal),
      listing: servers =>
        listed(composition, { saved, on: backupsToAsk({ scenario, here, servers }), target: null, signal }),
      comparison: null,
      clock,
      waiting: (_doing, work) => work,
    },
    name,
  );
}

interface ListWish {
  readonly saved: string | undefined;
  readonly on: BackupsOn | null;
  readonly target: string | null;
  readonly signal: AbortSignal;
}

/** The list that was saved, or that of a computer. */
async function listed({ backups }: Composition, { saved, on, target, signal }: ListWish): Promise<ListingFound> {
  if (saved !== undefined) {
    const what = 'a list of backups';
    const places = [[], ['listing']];
    return { listing: documentOf(saved, { file: 'The chosen file', what, schema: BackupListing, places }) };
  }
  if (on === null) return noListNamed;
  const places = target === null ? [] : [target];
  return foundOr(backups.list({ on, places, machine: null, signal }).then(({ listing }) => listing));
}
