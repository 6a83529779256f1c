import type { DirectoryObject } from '../../preload/contract/directory.js';
import type { Fact } from '../../preload/contract/facts.js';
import type { FactGroup, ServerPage, VerdictReason } from '../../preload/contract/server-page.js';
import { formatMoment } from '../messages/format.js';
import { t } from '../messages/translate.js';
import { weightIcon, type IconKind } from './answer-words.js';
import type { EvidenceItem } from './evidence-view.js';

export interface ReasonView {
  readonly id: string;
  readonly icon: IconKind;
  readonly weightWord: string;
  readonly happened: string;
  readonly matters: string;
  readonly next: string;
  readonly details: string | null;
  /** What it rests on stands in the evidence of this group. */
  readonly open: boolean;
}

export interface AddressRow {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
  readonly internal: string | null;
  readonly external: string | null;
}

/** Groups of evidence that are no group of facts. */
export const reasonEvidence = 'reasons';
export const keyEvidence = 'must-be';

export const pageHeading = ({ server, verdict }: ServerPage): string =>
  t(`page.heading.${verdict.answer}`, { server: server.summary.name });

export const readLine = ({ server: { organization, readFrom, readAt } }: ServerPage): string =>
  t('page.read', { organization, from: readFrom, at: formatMoment(readAt) });

/** The reasons, the heaviest first. What is to be done lies open; what is good to know is folded. */
export function reasonViews({ verdict }: ServerPage): readonly ReasonView[] {
  return verdict.reasons.map(({ weight, problem }, index) => ({
    id: `${String(index)}-${problem.code}`,
    icon: weightIcon[weight],
    weightWord: t(`weight.${weight}`),
    happened: problem.happened,
    matters: problem.matters,
    next: problem.nextInWindow ?? problem.next,
    details: problem.details ?? null,
    open: weight !== 'note',
  }));
}

const keyFacts = [
  'name',
  'fqdn',
  'domain',
  'windows',
  'service-pack',
  'version',
  'build',
  'install-path',
  'site',
  'roles',
];

/** What the rebuilt server must be, because setup finds it again in the directory. */
export function mustBe({ groups }: ServerPage): readonly Fact[] {
  const all = groups.flatMap(({ facts }) => facts);
  return keyFacts.flatMap(id => all.find(fact => fact.id === id) ?? []);
}

/** The addresses that clients used, one virtual directory a row. */
export function addressRows({ server }: ServerPage): readonly AddressRow[] {
  return server.virtualDirectories.map(({ kind, webSite, webPath, internalUrl, externalUrl, distinguishedName }) => ({
    id: distinguishedName,
    kind,
    place: [webSite, webPath].filter(part => part !== null).join(' '),
    internal: internalUrl,
    external: externalUrl,
  }));
}

/** The groups in which a word occurs, with the facts in which it does; all of a group whose title has it. */
export function matchingGroups({ groups }: ServerPage, search: string): readonly FactGroup[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return groups;
  const has = (text: string): boolean => text.toLowerCase().includes(wanted);
  return groups
    .map(group => (has(group.title) ? group : { ...group, facts: group.facts.filter(factHas(has)) }))
    .filter(({ facts }) => facts.length > 0);
}

/** The objects in whose names, attributes or values a text occurs. */
export function matchingObjects({ server: { objects } }: ServerPage, search: string): readonly DirectoryObject[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return objects;
  return objects.filter(({ distinguishedName, attributes }) =>
    [distinguishedName, ...Object.entries(attributes).flat(2)].some(text => text.toLowerCase().includes(wanted)),
  );
}

const factHas =
  (has: (text: string) => boolean) =>
  ({ label, value, source, raw }: Fact): boolean =>
    [label, value, source, raw ?? ''].some(has);

/** Where the facts of a group were read, or what the reasons rest on. */
export function sourcesOf(page: ServerPage, group: string | null): readonly EvidenceItem[] {
  if (group === null) return [];
  if (group === reasonEvidence) return page.verdict.reasons.map((reason, index) => reasonItem(reason, index, page));
  const facts = group === keyEvidence ? mustBe(page) : page.groups.find(({ id }) => id === group)?.facts;
  return (facts ?? []).map(({ id, label, value, source, raw, readAt }) => ({
    id,
    label,
    value,
    source,
    raw: raw ?? null,
    read: t('evidence.read', { at: formatMoment(readAt) }),
  }));
}

function reasonItem({ problem, source, raw }: VerdictReason, index: number, { server }: ServerPage): EvidenceItem {
  return {
    id: `${String(index)}-${problem.code}`,
    label: problem.code,
    value: problem.happened,
    source,
    raw,
    read: t('evidence.read', { at: formatMoment(server.readAt) }),
  };
}

/** All facts as text, for the clipboard: a group a block. */
export function factsText(groups: readonly FactGroup[]): string {
  return groups
    .map(({ title, facts }) => [title, ...facts.map(({ label, value }) => `  ${label}: ${value}`)].join('\r\n'))
    .join('\r\n\r\n');
}

export const bringText = ({ bring }: ServerPage): string =>
  bring.map(({ what, why }) => `[ ] ${what}\r\n    ${why}`).join('\r\n');

/** The name of a file that is kept of this server. */
export const fileName = ({ server }: ServerPage, what: string, ending: string): string =>
  `${what}-${server.summary.name.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}-${server.readAt.slice(0, 10)}.${ending}`;
