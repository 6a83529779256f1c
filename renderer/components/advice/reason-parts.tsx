import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import type {
  Consideration,
  Evidence,
  FiredRule,
  StrategyAdvice,
  StrategyCondition,
  StrategyFinding,
} from '../../../preload/contract/strategy-advice.js';
import { ta } from '../../messages/advice-words.js';
import { LazyFold } from '../kit/lazy-fold.js';
import { StateIcon, type StateIconKind } from '../state-icon.js';
import { EvidenceTable } from './evidence-table.js';

const useStyles = makeStyles({
  part: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXXS },
  line: { margin: '0', overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  head: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'start' },
  quiet: { margin: '0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface ReasonProps {
  readonly icon: StateIconKind;
  /** The word for the icon. */
  readonly word: string;
  readonly title: string;
  readonly text: string;
  readonly source?: string;
  readonly evidence?: readonly Evidence[];
}

/** One reason: how it stands, what it says, where it comes from, and what it rests on. */
function Reason({ icon, word, title, text, source, evidence = [] }: ReasonProps) {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <StateIcon kind={icon} />
        <p className={styles.line}>
          <span className={styles.strong}>
            {word}: {title}
          </span>{' '}
          {text}
        </p>
      </div>
      {source !== undefined && <p className={styles.quiet}>{ta('source.line', { source })}</p>}
      {evidence.length > 0 && (
        <LazyFold summary={ta('evidence.fold')} open={false}>
          <EvidenceTable label={title} evidence={evidence} />
        </LazyFold>
      )}
    </div>
  );
}

interface RulesFoldProps {
  readonly rules: readonly FiredRule[];
  /** What else would change the advice, in sentences. */
  readonly changes: readonly string[];
}

/** The rules that ask for a backup, the strictest first, and what would have to be so for another advice. */
export function RulesFold({ rules, changes }: RulesFoldProps) {
  const styles = useStyles();
  const summary = rules.length === 0 ? ta('why.none') : ta('why.fold', { count: rules.length });
  return (
    <LazyFold summary={summary} open={false}>
      {rules.length === 0 && <p className={styles.line}>{ta('why.none.text')}</p>}
      {rules.map(({ id, least, why, source, evidence }) => (
        <Reason
          key={id}
          icon="neutral"
          word={ta(`strategy.${least}`)}
          title={why}
          text=""
          source={source}
          evidence={evidence}
        />
      ))}
      {changes.length > 0 && (
        <>
          <p className={mergeClasses(styles.line, styles.strong)}>{ta('change.more')}</p>
          {changes.map(sentence => (
            <p key={sentence} className={styles.line}>
              {sentence}
            </p>
          ))}
        </>
      )}
    </LazyFold>
  );
}

/** The three conditions under which a server need not be backed up. */
export function ConditionsFold({ conditions }: { readonly conditions: readonly StrategyCondition[] }) {
  const styles = useStyles();
  const count = (is: (one: StrategyCondition) => boolean): number => conditions.filter(is).length;
  const summary = ta('conditions.fold', { held: count(({ held }) => held), open: count(({ mayHold }) => mayHold) });
  return (
    <LazyFold summary={summary} open={false}>
      <p className={styles.line}>{ta('conditions.explain')}</p>
      {conditions.map(({ id, what, held, mayHold, why, evidence }) => (
        <Reason
          key={id}
          icon={held ? 'done' : mayHold ? 'unknown' : 'different'}
          word={ta(held ? 'condition.holds' : mayHold ? 'condition.open' : 'condition.not')}
          title={`${what}.`}
          text={why}
          evidence={evidence}
        />
      ))}
    </LazyFold>
  );
}

/** Where what is advised does not fit what was answered: part of the advice itself. */
export function CaveatsPart({ caveats }: { readonly caveats: StrategyAdvice['caveats'] }) {
  const styles = useStyles();
  if (caveats.length === 0) return null;
  return (
    <section className={styles.part} aria-label={ta('caveat.label')}>
      {caveats.map(({ id, what, next }) => (
        <Reason key={id} icon="different" word={ta('caveat.word')} title={what} text={next} />
      ))}
    </section>
  );
}

const weightIcons = { critical: 'failed', care: 'different', note: 'neutral' } as const;

/** What comes first, whatever the strategy. The critical ones stand open. */
export function FindingsPart({ findings }: { readonly findings: readonly StrategyFinding[] }) {
  const styles = useStyles();
  const show = ({ id, weight, what, next, source }: StrategyFinding, short: boolean): ReactNode => (
    <Reason
      key={id}
      icon={weightIcons[weight]}
      word={ta(`weight.${weight}`)}
      title={what}
      text={next}
      {...(!short && { source })}
    />
  );
  const critical = findings.filter(({ weight }) => weight === 'critical');
  const others = findings.filter(({ weight }) => weight !== 'critical');
  return (
    <>
      {critical.length > 0 && (
        <section className={styles.part} aria-label={ta('first.label')}>
          {critical.map(one => show(one, true))}
        </section>
      )}
      {others.length > 0 && (
        <LazyFold summary={ta('first.more', { count: others.length })} open={false}>
          {others.map(one => show(one, false))}
        </LazyFold>
      )}
    </>
  );
}

const appliesIcons = { yes: 'done', no: 'skipped', unknown: 'unknown' } as const;

interface ConsideredFoldProps {
  readonly hybrids: readonly Consideration[];
  readonly questions: readonly Consideration[];
}

/** Mixtures of strategies, and questions that others asked, answered for this server. */
export function ConsideredFold({ hybrids, questions }: ConsideredFoldProps) {
  const styles = useStyles();
  const parts = [
    [ta('considered.hybrids'), hybrids],
    [ta('considered.questions'), questions],
  ] as const;
  return (
    <LazyFold summary={ta('considered.fold')} open={false}>
      {parts.map(([heading, all]) => (
        <Fragment key={heading}>
          <p className={mergeClasses(styles.line, styles.strong)}>{heading}</p>
          {all.map(({ id, title, applies, text, source, evidence }) => (
            <Reason
              key={id}
              icon={appliesIcons[applies]}
              word={ta(`applies.${applies}`)}
              title={title}
              text={text}
              source={source}
              evidence={evidence}
            />
          ))}
        </Fragment>
      ))}
    </LazyFold>
  );
}

/** What nobody could tell, and all the rest that the advice rests on. */
export function UnknownFold({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const styles = useStyles();
  const unknown = evidence.filter(({ known }) => !known);
  const summary = unknown.length === 0 ? ta('unknown.none') : ta('unknown.fold', { count: unknown.length });
  return (
    <LazyFold summary={summary} open={false}>
      {unknown.length > 0 && (
        <>
          <p className={styles.line}>{ta('unknown.explain')}</p>
          <EvidenceTable label={summary} evidence={unknown} />
        </>
      )}
      <p className={mergeClasses(styles.line, styles.strong)}>{ta('evidence.fold')}</p>
      <EvidenceTable label={ta('evidence.fold')} evidence={evidence.filter(({ known }) => known)} />
    </LazyFold>
  );
}
