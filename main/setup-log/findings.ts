import type { SetupFinding } from '../../preload/contract/index.js';
import { say } from '../problems/setup/finding-text.js';
import { type FindingCode, findingTexts, type KnownCode } from '../problems/setup/finding-texts.js';
import type { Complaint, Line, Material } from './material.js';
import { codeOfRule, subjectOfRule } from './prerequisite-rules.js';
import { saidIn, shows, type Signature } from './signature.js';
import { lessThan, signatures } from './signatures.js';

const mostEvidence = 20;

/** What was found of one cause. */
interface Found {
  subject: string;
  readonly evidence: Map<number, string>;
}

/**
 * The causes that setup itself complained about, the most causal one first. Empty when none of them is known.
 * @fidelity C causes of a failed setup: texts of the checks in Microsoft's SetupLogReviewer (CSS-Exchange) and of its test
 * logs, which are of 2013 and later, and public reports on 2010
 */
export function findingsIn(material: Material): SetupFinding[] {
  const found = new Map<KnownCode, Found>();
  const required = material.complaints.filter(({ from }) => from === 'required');
  for (const complaint of required) note(found, codeOfRequired(complaint, material), complaint, material);
  const errors = material.complaints.filter(({ from }) => from !== 'required');
  const matches = errors.flatMap(complaint => matchesIn(complaint, material));
  const telling = firstThatTell(matches);
  for (const { complaint, signature } of matches) {
    if (!telling.has(signature.code)) continue;
    const entry = note(found, signature.code, complaint, material);
    if (signature.note && material.note) prove(entry, material.note);
  }
  splitAdministrators(found, material);
  noteEvaluated(found, material);
  for (const [less, more] of Object.entries(lessThan)) {
    if (more.some(code => found.has(code))) found.delete(less as KnownCode);
  }
  return ranked(found);
}

interface Match {
  readonly complaint: Complaint;
  readonly signature: Signature;
}

function matchesIn(complaint: Complaint, material: Material): Match[] {
  return signatures
    .filter(signature => shows(signature, complaint, material))
    .map(signature => ({ complaint, signature }));
}

/**
 * What a whole task reports as its error is the cause. Only where that says nothing does it count what the task listed,
 * and then what its commands said, which the task may have got over.
 */
function firstThatTell(matches: readonly Match[]): Set<KnownCode> {
  for (const from of ['task', 'record', 'command'] as const) {
    const told = matches.filter(({ complaint }) => complaint.from === from);
    if (told.length > 0) return new Set(told.map(({ signature }) => signature.code));
  }
  return new Set();
}

function codeOfRequired(complaint: Complaint, material: Material): KnownCode {
  const byRule = complaint.rule === undefined ? undefined : codeOfRule(complaint.rule);
  return byRule ?? matchesIn(complaint, material)[0]?.signature.code ?? 'PREREQUISITE_FAILED';
}

function note(found: Map<KnownCode, Found>, code: KnownCode, complaint: Complaint, material: Material): Found {
  const entry = found.get(code) ?? { subject: '', evidence: new Map<number, string>() };
  found.set(code, entry);
  if (entry.subject === '') entry.subject = subjectOf(code, complaint, material);
  prove(entry, complaint.record);
  prove(entry, complaint);
  return entry;
}

function prove({ evidence }: Found, { line, text }: Line): void {
  if (evidence.size < mostEvidence) evidence.set(line, text);
}

function subjectOf(code: KnownCode, { said }: Complaint, { complaints }: Material): string {
  for (const { pattern, subject } of signatures.filter(each => each.code === code)) {
    const own = saidIn(pattern, said)?.[1];
    if (own !== undefined) return own.trim();
    if (!subject) continue;
    for (const other of complaints) {
      const named = subject.exec(other.said)?.[1];
      if (named !== undefined) return named.trim();
    }
  }
  return '';
}

/**
 * What the analysis of the prerequisites found out. Setup lists the same as required, only a log that was cut may have
 * lost that. Of a run that got past its checks nothing is left here.
 */
function noteEvaluated(found: Map<KnownCode, Found>, { evaluated }: Material): void {
  for (const [rule, line] of evaluated) {
    const code = line.value === 'True' && line.text.includes('[Rule:') ? codeOfRule(rule) : undefined;
    if (code === undefined || (code === 'PREREQUISITE_FAILED' && !found.has(code))) continue;
    if (found.has(code) && !isRuleLine(found.get(code), evaluated)) continue;
    const entry = add(found, code, line);
    // Several of a kind are each in the lines below; one name for all of them would be wrong.
    entry.subject = entry.evidence.size === 1 ? subjectOfRule(rule) : '';
  }
  const is = (name: string, value: string): boolean => evaluated.get(name)?.value === value;
  const lacks = (update: string, group: string, code: KnownCode): void => {
    if (!is(update, 'True') || !is(group, 'False') || found.has(code)) return;
    for (const name of [update, group]) add(found, code, evaluated.get(name));
  };
  lacks('SchemaUpdate', 'SchemaAdmin', 'SCHEMA_ADMINS_NEEDED');
  lacks('SchemaUpdate', 'EnterpriseAdmin', 'ENTERPRISE_ADMINS_NEEDED');
  lacks('OrganizationUpdate', 'EnterpriseAdmin', 'ENTERPRISE_ADMINS_NEEDED');
}

/** Whether a cause is proved by evaluations alone, so that further ones belong to it. */
function isRuleLine(found: Found | undefined, evaluated: Material['evaluated']): boolean {
  const lines = new Set([...evaluated.values()].map(({ line }) => line));
  return [...(found?.evidence.keys() ?? [])].every(line => lines.has(line));
}

function add(found: Map<KnownCode, Found>, code: KnownCode, line: Line | undefined): Found {
  const entry = found.get(code) ?? { subject: '', evidence: new Map<number, string>() };
  found.set(code, entry);
  if (line) prove(entry, line);
  return entry;
}

/** Setup asks for Schema Admins and Enterprise Admins in one sentence; its analysis tells which of them is missing. */
function splitAdministrators(found: Map<KnownCode, Found>, { evaluated }: Material): void {
  const enterprise = evaluated.get('EnterpriseAdmin');
  if (!found.has('SCHEMA_ADMINS_NEEDED') || enterprise?.value !== 'False') return;
  add(found, 'ENTERPRISE_ADMINS_NEEDED', enterprise);
  if (evaluated.get('SchemaAdmin')?.value === 'True') found.delete('SCHEMA_ADMINS_NEEDED');
}

function ranked(found: ReadonlyMap<KnownCode, Found>): SetupFinding[] {
  const order = [...new Set(signatures.map(({ code }) => code))];
  const rank = (code: KnownCode): number => (order.includes(code) ? order.indexOf(code) : order.length);
  return [...found]
    .sort(([left], [right]) => rank(left) - rank(right))
    .map(([code, { subject, evidence }]) => finding(code, subject, inOrder(evidence)));
}

const inOrder = (evidence: ReadonlyMap<number, string>): Line[] =>
  [...evidence].map(([line, text]) => ({ line, text })).sort((left, right) => left.line - right.line);

/** A cause in the words of the catalogue. */
export function finding(code: FindingCode, subject: string, evidence: readonly Line[]): SetupFinding {
  const { title, meaning, actions } = findingTexts[code];
  return {
    code,
    subject,
    title: say(title, subject),
    meaning: say(meaning, subject),
    actions: actions.map(action => say(action, subject)),
    evidence: evidence.map(({ line, text }) => ({ line, text })),
  };
}
