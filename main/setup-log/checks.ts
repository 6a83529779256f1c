import { bounded, type Complaint, type Evaluated } from './material.js';
import { holds, type RawLine, readable, standsAt, textFrom } from './raw-line.js';

const mostRequired = 200;
const mostEvaluated = 400;

const evaluated = Buffer.from('Evaluated [');
const failedRule = Buffer.from('Failed [Rule:');
const startedRule = Buffer.from('Started [Rule:');
const help = Buffer.from('Help URL:');
const warning = Buffer.from('[RuleType:Warning]');
const isTrue = Buffer.from('[Value:"True"]');
const administrator = Buffer.from('Admin]');

/** What the checks before an installation demanded, and what their analysis found out. */
export class Checks {
  #required: Complaint[] = [];
  readonly #warnings = new Set<string>();
  readonly #evaluated = new Map<string, Evaluated>();
  /** A rule has failed, so that it may be told again that it holds. */
  #hasFailed = false;

  get required(): readonly Complaint[] {
    return this.#required;
  }

  get evaluated(): ReadonlyMap<string, Evaluated> {
    return this.#evaluated;
  }

  /** Setup got past its checks. */
  clear(): void {
    this.#required = [];
    this.#evaluated.clear();
    this.#hasFailed = false;
  }

  require(complaint: Complaint): void {
    if (this.#required.length < mostRequired) this.#required.push(complaint);
  }

  /** The demand goes on in another line. */
  requireMore(said: string): void {
    const last = this.#required.pop();
    if (last) this.#required.push({ ...last, said: bounded(`${last.said}\n${said}`) });
  }

  /** A record of the analysis; false when it is none. Most of its records tell nothing, and are passed over. */
  take(raw: RawLine, text: number): boolean {
    if (standsAt(raw, text, evaluated)) {
      if (this.#hasFailed || holds(raw, text, isTrue) || holds(raw, text, administrator)) this.#evaluation(raw, text);
    } else if (standsAt(raw, text, startedRule)) {
      if (holds(raw, text, warning)) this.#warns(raw, text);
    } else if (standsAt(raw, text, failedRule)) this.#failure(raw, text);
    else if (standsAt(raw, text, help)) this.#help(raw, text);
    else return false;
    return true;
  }

  evaluate(name: string, value: string, raw: RawLine): void {
    if (this.#warnings.has(name) || (this.#evaluated.size >= mostEvaluated && !this.#evaluated.has(name))) return;
    this.#evaluated.set(name, { ...readable(raw), value });
  }

  #evaluation(raw: RawLine, text: number): void {
    const [, kind = '', name = '', value = ''] =
      /^Evaluated \[(Setting|Rule):(\w{1,80})\].{0,200}?\[Value:"(True|False)"\]/.exec(textFrom(raw, text)) ?? [];
    if (name === '') return;
    this.#hasFailed ||= kind === 'Rule' && value === 'True';
    this.evaluate(name, value, raw);
  }

  /** A rule that only warns stops nothing. */
  #warns(raw: RawLine, text: number): void {
    const [, name] = /^Started \[Rule:(\w{1,80})\]/.exec(textFrom(raw, text)) ?? [];
    if (name !== undefined && this.#warnings.size < mostEvaluated) this.#warnings.add(name);
  }

  #failure(raw: RawLine, text: number): void {
    const [, name] = /^Failed \[Rule:(\w{1,80})\]/.exec(textFrom(raw, text)) ?? [];
    if (name !== undefined) this.evaluate(name, 'True', raw);
  }

  /** The address of the help names the rule that the demand before it comes from. */
  #help(raw: RawLine, text: number): void {
    const [, rule] = /setupreadiness\.(\w{1,80})\.aspx/i.exec(textFrom(raw, text)) ?? [];
    const last = this.#required[this.#required.length - 1];
    if (rule === undefined || !last || last.rule !== undefined) return;
    this.#required[this.#required.length - 1] = { ...last, rule };
  }
}
