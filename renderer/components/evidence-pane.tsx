import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { t } from '../messages/translate.js';
import type { EvidenceItem } from '../state/evidence-view.js';
import { EvidenceList } from './evidence-list.js';
import { SectionTitle } from './section-title.js';

const useStyles = makeStyles({
  pane: { display: 'grid', rowGap: tokens.spacingVerticalS },
  quiet: { margin: '0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface EvidencePaneProps {
  readonly title?: string;
  readonly explain?: string;
  readonly items: readonly EvidenceItem[];
  readonly onClose: () => void;
}

/** Where each value was read: source, raw value, and when. */
export function EvidencePane({ title = t('evidence.heading'), explain, items, onClose }: EvidencePaneProps) {
  const styles = useStyles();
  const said = items.length > 0 ? (explain ?? t('evidence.explain')) : t('evidence.empty');
  return (
    <aside
      aria-label={title}
      className={styles.pane}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <SectionTitle
        aside={
          <Button
            ref={focusOnce}
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={t('evidence.close')}
            onClick={onClose}
          />
        }
      >
        {title}
      </SectionTitle>
      <p className={styles.quiet}>{said}</p>
      <EvidenceList items={items} />
    </aside>
  );
}

/** Called once, when the button appears: the focus goes into the pane that was just opened. */
function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}
