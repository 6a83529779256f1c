import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.js';
import { th } from '../../messages/hand-off-words.js';
import { verifiedView } from '../../state/hand-off/hand-off-view.js';
import { saveFile } from '../../screens/save-file.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { ComparisonTable } from '../comparison-table.js';
import { FactList } from '../fact-list.js';
import { Fold } from '../fold.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { useScreenStyles } from '../screen-styles.js';
import { SectionTitle } from '../section-title.js';
import { FileList } from './file-list.js';
import { useHandOff } from './use-hand-off.js';

interface VerifiedStageProps extends ScreenProps {
  readonly verified: CallOutput<'verifyRestored'>;
}

/** What a restored server shows beside what was noted of it. */
export function VerifiedStage({ header, verified }: VerifiedStageProps) {
  const styles = useScreenStyles();
  const { toVerify } = useHandOff();
  const [said, setSaid] = useState('');
  const view = verifiedView(verified);
  const save = (): void => {
    saveFile(view.file, 'text/html', verified.html);
    setSaid(th('made.saved', { file: view.file }));
  };
  return (
    <PageFrame
      header={header}
      tone={view.tone}
      heading={view.heading}
      explain={view.explain}
      focusKey="hand-off:verified"
      bar={
        <PageBar
          onBack={null}
          onCancel={null}
          cancelLabel=""
          said={said}
          main={{ label: th('verified.save'), enabled: true, onPress: save }}
        >
          <Button appearance="subtle" onClick={() => window.print()}>
            {th('made.print')}
          </Button>
          <Button onClick={() => toVerify({})}>{th('verified.again')}</Button>
        </PageBar>
      }
    >
      {view.comparison && (
        <ComparisonTable comparison={view.comparison} opensSame={view.comparison.rows.length === 0} />
      )}
      {view.facts.length > 0 && (
        <Fold summary={view.factsSummary}>
          <FactList facts={view.facts} />
        </Fold>
      )}
      <section>
        <SectionTitle>{th('verified.written')}</SectionTitle>
        <FileList files={verified.files} />
      </section>
      <section>
        <SectionTitle>{th('verified.next')}</SectionTitle>
        <p className={styles.line}>{th('verified.next.explain')}</p>
      </section>
    </PageFrame>
  );
}
