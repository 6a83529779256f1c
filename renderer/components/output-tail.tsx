import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import { tailOf, type OutputLog } from '../state/output-log.js';
import { SectionTitle } from './section-title.js';

const useStyles = makeStyles({
  tail: {
    margin: '0',
    height: '104px',
    overflow: 'hidden',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '20px',
    whiteSpace: 'pre',
    textOverflow: 'ellipsis',
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    paddingInline: tokens.spacingHorizontalS,
    boxSizing: 'border-box',
  },
  empty: { color: tokens.colorNeutralForeground3, fontFamily: tokens.fontFamilyBase },
});

interface OutputTailProps {
  readonly output: OutputLog;
  readonly onOpen: () => void;
}

/** The last five lines of output, in a box that never changes its height. */
export function OutputTail({ output, onOpen }: OutputTailProps) {
  const styles = useStyles();
  const lines = tailOf(output, 5);
  return (
    <section>
      <SectionTitle
        aside={
          <Button appearance="subtle" size="small" onClick={onOpen}>
            {t('output.open-full')}
          </Button>
        }
      >
        {t('output.tail')}
      </SectionTitle>
      <pre className={styles.tail}>
        {lines.length === 0 ? (
          <span className={styles.empty}>{t('output.empty')}</span>
        ) : (
          lines.map(({ text }) => text).join('\n')
        )}
      </pre>
    </section>
  );
}
