import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.js';
import { tk } from '../../messages/kit-words.js';
import {
  differencesView,
  summaryAsks,
  summaryExplain,
  summaryParts,
  type SummaryChange,
} from '../../state/kit/kit-view.js';
import type { KitState } from '../../state/kit/kit-state.js';
import { saveFile } from '../../screens/save-file.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { CodeBlock } from '../code-block.js';
import { SectionTitle } from '../section-title.js';
import { KitBar } from './kit-bar.js';
import { KitFrame } from './kit-frame.js';
import { LazyFold } from './lazy-fold.js';
import { NotCompared } from './not-compared.js';
import { KitPassword, RollupFile, StaysOpen } from './summary-asks.js';
import { useKit } from './use-kit.js';

const useStyles = makeStyles({
  list: {
    margin: '0',
    paddingInlineStart: tokens.spacingHorizontalXXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    gridTemplateColumns: 'minmax(0, 1fr)',
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Each with its lines; more than that stay folded, so that the list can be read as a list. */
const fewEnough = 5;

interface SummaryStageProps extends ScreenProps {
  readonly state: KitState;
  readonly server: string;
  readonly hasRollup: boolean;
}

/**
 * What the choice will do, change by change. From here it is begun, or taken along as a script. The password lives in this
 * component alone, and goes with it.
 */
export function SummaryStage({ header, state, server, hasRollup }: SummaryStageProps) {
  const kit = useKit();
  const { proposal, script } = state;
  const compared = state.comparison.kind === 'loaded' ? differencesView(state.comparison.value) : null;
  const made = proposal.kind === 'loaded' ? proposal.value : null;
  const save = (text: string): string => {
    const file = `reapply-${server.toLowerCase()}.ps1`;
    saveFile(file, 'text/plain', text);
    return file;
  };
  const count = made?.changes.length ?? 0;
  const [password, setPassword] = useState('');
  const asks = summaryAsks(state, hasRollup);
  const ready = count > 0 && !(asks.password && password === '');
  const begin = (): void => {
    if (ready) void kit.begin(asks.password ? password : null);
  };
  const saved = script.kind === 'loaded' ? tk('summary.saved', { file: script.value.saved }) : '';
  return (
    <KitFrame
      header={header}
      heading={made ? tk('summary.heading', { count, server }) : headingOf(proposal.kind)}
      explain={made ? summaryExplain(made) : ''}
      focusKey={`summary:${proposal.kind}`}
      bar={
        <KitBar
          onBack={kit.toDifferences}
          said={saved === '' && made && !ready ? tk('summary.password.say') : saved}
          main={made && { label: tk('summary.begin', { count }), enabled: ready, onPress: begin }}
        >
          {made && <Button onClick={() => void kit.makeScript(save)}>{tk('summary.script')}</Button>}
        </KitBar>
      }
    >
      {asks.rollupFile && proposal.kind !== 'loading' && <RollupFile state={state} newer={asks.newerRollup} />}
      {asks.password && <KitPassword value={password} onText={setPassword} onEnter={begin} />}
      {made && <StaysOpen reservations={made.reservations} />}
      {made && <Changes made={made} />}
      {made && compared && <NotCompared view={{ ...compared, broken: [] }} open={false} />}
    </KitFrame>
  );
}

const headingOf = (kind: KitState['proposal']['kind']): string =>
  kind === 'failed' ? tk('summary.failed') : tk('summary.doing');

function Changes({ made }: { readonly made: CallOutput<'proposeReapply'> }) {
  const styles = useStyles();
  const few = made.changes.length <= fewEnough;
  return summaryParts(made).map(({ group, name, changes }) => (
    <section key={group}>
      <SectionTitle>{tk('summary.part', { name, count: changes.length })}</SectionTitle>
      <ol className={styles.list}>
        {changes.map(change => (
          <Change key={change.key} change={change} open={few} />
        ))}
      </ol>
    </section>
  ));
}

function Change({ change, open }: { readonly change: SummaryChange; readonly open: boolean }) {
  const styles = useStyles();
  return (
    <li>
      {change.title} <span className={styles.quiet}>{change.settles}</span>
      <LazyFold summary={tk('summary.shows')} open={open}>
        <CodeBlock label={change.title} text={change.shows} />
      </LazyFold>
    </li>
  );
}
