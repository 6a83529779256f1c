import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.js';
import { tv } from '../../messages/verify-words.js';
import { verdictView, verificationFile } from '../../state/verify/verify-view.js';
import type { FixWay } from '../../state/verify/fix-ways.js';
import type { VerifyWish } from '../../state/verify/verify-form.js';
import type { VerifyState } from '../../state/verify/verify-state.js';
import { saveFile } from '../../screens/save-file.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { PageBar } from '../page/page-bar.js';
import { PlainFrame } from '../page/plain-frame.js';
import { useScreenStyles } from '../screen-styles.js';
import { Tabs } from '../tabs.js';
import { BesideList } from './beside-list.js';
import { useVerify } from './use-verify.js';
import { VerificationDocument } from './verification-document.js';

interface ResultStageProps extends ScreenProps {
  readonly state: VerifyState;
  readonly found: CallOutput<'verifyServer'>;
  /** What is asked when checks are run again; null while something of it is missing. */
  readonly wish: VerifyWish | null;
  readonly ways: readonly FixWay[];
}

/** The verdict, all checks, and what was beside what is. */
export function ResultStage({ header, state, found, wish, ways }: ResultStageProps) {
  const styles = useScreenStyles();
  const actions = useVerify();
  const [saved, setSaved] = useState('');
  const { verification, beforeAfter } = found;
  const { checks, verdict } = verification;
  const { run, side, laidOut } = state;
  const { tone, heading } = verdictView(verdict, checks);
  const enabled = wish !== null && run === null;
  const save = (): void => {
    const file = verificationFile(verification);
    saveFile(file, 'application/json', `${JSON.stringify(verification, null, 2)}\n`);
    setSaved(tv('saved', { file }));
  };
  const again = (id: string): void => {
    setSaved('');
    if (wish) void actions.again(id, wish);
  };
  return (
    <PlainFrame
      header={header}
      tone={tone}
      heading={heading}
      explain=""
      // A check that is run again leaves the focus where it was pressed.
      focusKey={`verify:${verification.startedAt}`}
      problem={state.problem}
      bar={
        <PageBar
          onBack={actions.toForm}
          onCancel={run ? actions.cancel : null}
          cancelLabel={tv('running.cancel')}
          said={saved === '' ? state.said : saved}
          main={{ label: tv('again.all'), enabled, onPress: () => wish && void actions.verify(wish) }}
        >
          <Button onClick={save}>{tv('save')}</Button>
        </PageBar>
      }
    >
      <Tabs
        label={tv('sides')}
        selected={side}
        tabs={[
          { id: 'checks', name: tv('side.checks') },
          { id: 'before-after', name: tv('side.before-after') },
        ]}
        onSelect={actions.show}
      >
        <div className={styles.stack}>
          {side === 'checks' ? (
            <VerificationDocument
              verification={verification}
              laidOut={laidOut}
              busy={run?.only ?? null}
              tools={{ again, enabled, ways }}
            />
          ) : (
            <BesideList rows={beforeAfter} />
          )}
        </div>
      </Tabs>
    </PlainFrame>
  );
}
