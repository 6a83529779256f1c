import type { StrategyAnswers, StrategyFacts } from '../../../preload/contract/index.js';
import { unknownFacts } from './landscape-facts.js';
import { noAnswers } from '../../../preload/contract/no-answers.js';
import type { FactName, Situation } from './situation.js';

type Values = { readonly [N in FactName]?: StrategyFacts[N]['value'] };

/** For tests: facts with these values, each from "a test"; all others are unknown. */
export function factsWith(values: Values): StrategyFacts {
  const facts = unknownFacts('EX3', 'nobody looked');
  const known = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, source: 'a test' }]));
  return { ...facts, site: 'HQ', ...known };
}

export const answersWith = (answers: Partial<StrategyAnswers>): StrategyAnswers => ({ ...noAnswers, ...answers });

export const situationWith = (facts: Values, answers: Partial<StrategyAnswers> = {}): Situation => ({
  facts: factsWith(facts),
  answers: answersWith(answers),
});

export const certificate = (thumbprint: string, key: 'exportable' | 'not exportable' | 'unknown' = 'exportable') => ({
  thumbprint,
  name: `mail-${thumbprint}.contoso.local`,
  notAfter: '2027-11-01T00:00:00.000Z',
  key,
});

/** A server that may be left without any backup: all three conditions hold, and no other rule asks for more. */
export const carefree = {
  facts: {
    roles: ['Client Access'],
    version: 'Exchange Server 2010 SP3',
    peers: ['EX4', 'EX5'],
    otherSites: [],
    arrays: ['outlook.contoso.local'],
    databasesHere: [],
    databasesAtArray: 12,
    ownWebSites: [],
    certificates: [certificate('A')],
    certificatesInKit: ['A'],
    customisations: { count: 0, complete: true, examples: [] },
    virtual: true,
    loadBalancing: false,
    kit: { takenAt: '2026-11-20T20:00:00.000Z', bytes: 5_000_000 },
    volumes: [{ path: 'C:', usedBytes: 40e9, critical: true }],
    places: [{ path: 'E:', freeBytes: 500e9 }],
  },
  answers: {
    hoursToBeBack: 8,
    capacity: true,
    otherSoftware: false,
    changeLog: true,
    directoryBackup: true,
    offsite: true,
    membersAlike: true,
    target: 'E:',
    windowMinutes: 120,
  },
} satisfies { facts: Values; answers: Partial<StrategyAnswers> };
