import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { CheckResult } from '../../../preload/contract/verification.js';
import { tv } from '../../messages/verify-words.js';
import { checkAbout, checkComparison, checkEvidence, expectedBesideFound } from '../../state/verify/check-view.js';
import { CodeBlock } from '../code-block.js';
import { ComparisonTable } from '../comparison-table.js';
import { CopyButton } from '../copy-button.js';
import { EvidenceList } from '../evidence-list.js';
import { FactList } from '../fact-list.js';
import { Fold } from '../fold.js';
import type { CheckRow } from '../../state/verify/verify-view.js';
import type { FixWay } from '../../state/verify/fix-ways.js';
import type { CheckTools } from './check-list.js';

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    paddingInlineStart: '48px',
    paddingBlockEnd: tokens.spacingVerticalM,
    '@media (max-width: 720px)': { paddingInlineStart: tokens.spacingHorizontalS },
  },
  line: { margin: '0', overflowWrap: 'anywhere' },
  sides: {
    margin: '0',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXS },
  },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  fix: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXS,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: tokens.strokeWidthThick,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke1,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

interface CheckBodyProps {
  readonly result: CheckResult;
  readonly row: Pick<CheckRow, 'busy' | 'fixedWith'>;
  readonly tools: CheckTools | null;
}

/** What one check saw: expected beside found, what to do, and on demand why, how and where. */
export function CheckBody({ result, row: { busy, fixedWith }, tools }: CheckBodyProps) {
  const styles = useStyles();
  const beside = expectedBesideFound(result);
  const comparison = checkComparison(result);
  const evidence = checkEvidence(result);
  const ways = (tools?.ways ?? []).filter(({ fits }) => fits(result));
  return (
    <div className={styles.body}>
      {beside ? <Beside sides={beside} /> : <p className={styles.line}>{result.found}</p>}
      {comparison && <ComparisonTable comparison={comparison} opensSame={false} />}
      {result.fix &&
        (fixedWith === null ? (
          <Fix result={result} ways={ways} />
        ) : (
          <p className={styles.line}>{tv('fix.above', { title: fixedWith })}</p>
        ))}
      {tools && (
        <div className={styles.row}>
          <Button
            size="small"
            disabledFocusable={!tools.enabled}
            aria-label={tv(busy ? 'again.running.name' : 'again.name', { title: result.title })}
            onClick={() => tools.again(result.id)}
          >
            {busy ? tv('again.running') : tv('again')}
          </Button>
          {ways
            .filter(({ explain }) => explain === '')
            .map(({ label, onPress }) => (
              <Button key={label} size="small" onClick={onPress}>
                {label}
              </Button>
            ))}
        </div>
      )}
      <Fold summary={tv('check.why')}>
        <FactList facts={checkAbout(result)} />
        {evidence.length > 0 && <EvidenceList items={evidence} />}
      </Fold>
    </div>
  );
}

/** What should be on the left, what is on the right. */
function Beside({ sides }: { readonly sides: readonly { readonly label: string; readonly value: string }[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.sides}>
      {sides.map(({ label, value }) => (
        <div key={label}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.line}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface FixProps {
  readonly result: CheckResult;
  readonly ways: readonly FixWay[];
}

function Fix({ result: { fix, title }, ways }: FixProps) {
  const styles = useStyles();
  if (!fix) return null;
  return (
    <div className={styles.fix}>
      <p className={styles.line}>
        <span className={styles.strong}>{tv('fix.heading')}:</span> {fix.words}
      </p>
      {fix.commands.length > 0 && (
        <>
          <CodeBlock label={tv('fix.commands', { title })} text={fix.commands.join('\n')} />
          <div className={styles.row}>
            <CopyButton label={tv('fix.copy')} text={() => fix.commands.join('\r\n')} />
          </div>
        </>
      )}
      {ways
        .filter(({ explain }) => explain !== '')
        .map(({ label, explain, onPress }) => (
          <div key={label} className={styles.row}>
            <span>{explain}</span>
            <Button size="small" onClick={onPress}>
              {label}
            </Button>
          </div>
        ))}
    </div>
  );
}
