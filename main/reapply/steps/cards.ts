import type { DifferenceGroup, StepCard } from '../../../preload/contract/index.js';

const card = (
  id: StepCard['id'],
  title: string,
  explain: string,
  rest: Pick<StepCard, 'risk' | 'usualSeconds'>,
): StepCard => ({ id, title, explain, ...rest, skippable: true });

const undoable = (usualSeconds: number): Pick<StepCard, 'risk' | 'usualSeconds'> => ({
  risk: 'can be undone',
  usualSeconds,
});

/** The steps that change something, by the group of differences that they settle. */
export const groupCards = {
  rollup: card(
    'rollup',
    'The rollup is installed',
    'The lost server ran a rollup that the media do not bring. It replaces files, so it comes before every change of a file.',
    { risk: 'cannot be undone', usualSeconds: 2400 },
  ),
  certificates: card(
    'certificates',
    'The certificates are back',
    'Setup has put a self-signed certificate in place, which clients refuse. Those of the lost server come back with their keys, and are used as before.',
    undoable(60),
  ),
  files: card(
    'files',
    'The changed files are changed again',
    'Only what was chosen is changed in each file; all else stays as setup wrote it. A copy of each file is kept.',
    undoable(60),
  ),
  iis: card(
    'iis',
    'The settings of IIS are set again',
    'They are set one by one through appcmd. The old applicationHost.config is not put back: it would disagree with the directory.',
    undoable(60),
  ),
  'virtual-directories': card(
    'virtual-directories',
    'The virtual directories are set again',
    'The directory and IIS must agree on these settings. The Exchange shell sets both.',
    undoable(120),
  ),
  registry: card(
    'registry',
    'The registry values are set again',
    'Values that were set by hand on the lost server, such as static ports, are set one by one.',
    undoable(10),
  ),
  services: card(
    'services',
    'The services start as before',
    'A fresh setup starts some services by hand only, POP3 and IMAP4 among them. They get the start mode of the lost server.',
    undoable(60),
  ),
} as const satisfies Partial<Record<DifferenceGroup, StepCard>>;

export type AppliedGroup = keyof typeof groupCards;

export const restartCard = card(
  'reapply-restart',
  'The server restarts',
  'Some of what was changed counts only when its service starts anew. One restart settles all of them.',
  { risk: 'cannot be undone', usualSeconds: 300 },
);

export const proofCard = card(
  'reapply-proof',
  'Everything is looked at once more',
  'Each change is read back from the server, after all of them and after the restart. Then every check tells whether clients may come.',
  { risk: 'reads only', usualSeconds: 60 },
);
