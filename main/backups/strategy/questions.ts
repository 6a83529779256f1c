import type { AnswerName, StrategyAnswers, StrategyFacts } from '../../../preload/contract/index.js';
import { typedNumber } from '../../../preload/contract/typed-number.js';

/** How an answer is given. */
export type AnswerKind = 'yes or no' | 'number' | 'text' | 'images';

/** One question, as it is asked and as it is named in a file and on the command line. */
export interface StrategyQuestion {
  readonly name: AnswerName;
  /** Behind `--answer`. */
  readonly option: string;
  readonly kind: AnswerKind;
  readonly label: string;
  readonly ask: string;
  /** Whether it matters, as far as the facts tell. */
  readonly matters: (facts: StrategyFacts, answers: StrategyAnswers) => boolean;
}

const always = (): boolean => true;
const withPeers = ({ peers }: StrategyFacts): boolean => peers.value === null || peers.value.length > 0;

/** In the order in which they are asked: what decides most stands first. */
export const strategyQuestions: readonly StrategyQuestion[] = [
  {
    name: 'hoursToBeBack',
    option: 'back-within',
    kind: 'number',
    label: 'Hours that users may be without it',
    ask: 'How many hours may users be without this server',
    matters: always,
  },
  {
    name: 'capacity',
    option: 'capacity',
    kind: 'yes or no',
    label: 'The others carry all users without it',
    ask: 'Do the other Client Access servers of the site carry all users without it',
    matters: withPeers,
  },
  {
    name: 'otherSoftware',
    option: 'other-software',
    kind: 'yes or no',
    label: 'Other software on it has settings that matter',
    ask: 'Does other software run on it whose settings would be missed',
    matters: always,
  },
  {
    name: 'changeLog',
    option: 'change-log',
    kind: 'yes or no',
    label: 'Changes to it are written down',
    ask: 'Is every change to the server written down in a change log',
    matters: ({ kit }) => kit.value === null,
  },
  {
    name: 'certificatesElsewhere',
    option: 'certificates-elsewhere',
    kind: 'yes or no',
    label: 'Its certificates can be had elsewhere',
    ask: 'Can all its certificates be had elsewhere with their private keys, or be issued anew in time',
    matters: always,
  },
  {
    name: 'script',
    option: 'script',
    kind: 'yes or no',
    label: 'A script sets all customisations again',
    ask: 'Is there a script, tried once, that sets every customisation of the server again',
    matters: ({ customisations }) => !(customisations.value?.complete === true && customisations.value.count === 0),
  },
  {
    name: 'directoryBackup',
    option: 'directory-backup',
    kind: 'yes or no',
    label: 'Active Directory is backed up',
    ask: 'Is Active Directory backed up, by the system state of at least two domain controllers',
    matters: always,
  },
  {
    name: 'membersAlike',
    option: 'members-alike',
    kind: 'yes or no',
    label: 'The servers of its site are set up alike',
    ask: 'Are all Client Access servers of the site set up alike',
    matters: withPeers,
  },
  {
    name: 'target',
    option: 'target',
    kind: 'text',
    label: 'Where backups go',
    ask: 'Where do backups go, as E: or \\\\server\\share',
    matters: always,
  },
  {
    name: 'targetGigabytes',
    option: 'target-gigabytes',
    kind: 'number',
    label: 'Gigabytes free there',
    ask: 'How many gigabytes are free there',
    matters: ({ places }, { target }) =>
      target !== null && !(places.value ?? []).some(({ path }) => path.toLowerCase() === target.toLowerCase()),
  },
  {
    name: 'windowMinutes',
    option: 'window',
    kind: 'number',
    label: 'Minutes that a backup may run',
    ask: 'How many minutes may a backup run',
    matters: always,
  },
  {
    name: 'offsite',
    option: 'offsite',
    kind: 'yes or no',
    label: 'A copy is kept at another place',
    ask: 'Is a copy of the backups kept at another place',
    matters: always,
  },
  {
    name: 'images',
    option: 'images',
    kind: 'images',
    label: 'Images of the virtual machine',
    ask: 'Are images of the virtual machine taken: none, snapshots, or a VSS backup (backup)',
    matters: ({ virtual }) => virtual.value !== false,
  },
  {
    name: 'users',
    option: 'users',
    kind: 'number',
    label: 'Users that it serves',
    ask: 'How many users does it serve',
    matters: always,
  },
  {
    name: 'secondSite',
    option: 'second-site',
    kind: 'yes or no',
    label: 'A second site is to serve users',
    ask: 'Shall a second site serve users when this one is lost',
    matters: always,
  },
];

const byName = new Map<string, StrategyQuestion>(strategyQuestions.map(question => [question.name, question]));

/** Whether a name is that of an answer, and not of a fact. */
export const isAnswer = (name: string): name is AnswerName => byName.has(name);

export const askedAs = (name: AnswerName): string => byName.get(name)?.label ?? name;
export const optionOf = (name: AnswerName): string => byName.get(name)?.option ?? name;

const imageWords = { none: 'none', snapshots: 'snapshots', backup: 'backup of the whole machine with VSS' } as const;

export function answerInWords(answers: StrategyAnswers, name: AnswerName): string {
  const value = answers[name];
  if (value === null) return 'unknown';
  if (name === 'images') return imageWords[answers.images ?? 'none'];
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? value.toLocaleString('en') : value;
}

/** The answer that a text means; undefined where it means none. */
export function parseAnswer({ kind, name }: StrategyQuestion, text: string): string | number | boolean | undefined {
  const word = text.trim();
  switch (kind) {
    case 'yes or no':
      return /^(y|yes|true)$/i.test(word) ? true : /^(n|no|false)$/i.test(word) ? false : undefined;
    case 'number': {
      const number = typedNumber(word) ?? NaN;
      const least = name === 'users' ? number >= 0 && Number.isInteger(number) : number > 0;
      return least ? number : undefined;
    }
    case 'images':
      return ['none', 'snapshots', 'backup'].find(one => one === word.toLowerCase());
    case 'text':
      return /^([a-z]:|\\\\[^\\]+\\[^\\].*)$/i.test(word) ? word : undefined;
  }
}

/** What may stand as an answer, for whoever wrote another. */
export function answerForm({ kind, name }: StrategyQuestion): string {
  switch (kind) {
    case 'yes or no':
      return 'yes or no';
    case 'number':
      return name === 'users'
        ? 'a whole number of users, such as 1200'
        : `a number of ${units[name] ?? ''} above 0, such as 8 or 1.5`;
    case 'images':
      return 'none, snapshots or backup';
    case 'text':
      return 'a drive such as E: or a share such as \\\\server\\share';
  }
}

const units: Readonly<Partial<Record<AnswerName, string>>> = {
  hoursToBeBack: 'hours',
  targetGigabytes: 'gigabytes',
  windowMinutes: 'minutes',
};
