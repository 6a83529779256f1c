import { Button, Checkbox } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Difference } from '../../../preload/contract/differences.js';
import { tk } from '../../messages/kit-words.js';
import { detailView, type DetailView } from '../../state/kit/detail-view.js';
import type { KitState } from '../../state/kit/kit-state.js';
import { TextField } from '../source/text-field.js';
import { StateIcon } from '../state-icon.js';
import { useDetailStyles } from './detail-styles.js';
import { useKit } from './use-kit.js';
import { WholeFile } from './whole-file.js';

export const detailTitleId = 'difference-in-view';
export const sideButtonId = 'show-side-by-side';

const icons = { apply: 'ready', look: 'unknown', leave: 'skipped' } as const;

/** All that helps to decide on one difference. */
export function DifferenceDetail({ difference, state }: { readonly difference: Difference; readonly state: KitState }) {
  const styles = useDetailStyles();
  const kit = useKit();
  const view = detailView(difference, state);
  return (
    <section className={styles.stack} aria-labelledby={detailTitleId}>
      <h2 id={detailTitleId} tabIndex={-1} className={styles.title}>
        {view.title}
      </h2>
      {view.choosable && (
        <Checkbox
          label={tk('detail.choose')}
          checked={view.chosen}
          onChange={(_, { checked }) => kit.choose([view.id], checked === true)}
        />
      )}
      <div>
        <div className={styles.advice}>
          <StateIcon kind={icons[view.advice]} />
          <span className={styles.strong}>{view.adviceLine}</span>
          <span>· {view.risk}</span>
        </div>
        <p className={styles.line}>{view.why}</p>
      </div>
      {view.notes.map(note => (
        <p key={note} className={styles.warning}>
          {note}
        </p>
      ))}
      {view.isRollup && (
        <TextField
          label={tk('detail.rollup-file')}
          hint={tk('detail.rollup-file.hint')}
          value={state.rollupFile}
          onText={kit.typeRollup}
        />
      )}
      <Values view={view} />
      <Part label={tk('detail.meaning')}>
        <p className={styles.line}>{view.meaning}</p>
        {view.source !== '' && <p className={styles.quiet}>{view.source}</p>}
      </Part>
      {view.where !== '' && (
        <Part label={tk('detail.where')}>
          <p className={styles.where}>{view.where}</p>
        </Part>
      )}
      {view.canShowSides && (
        <div>
          <Button id={sideButtonId} onClick={() => void kit.openSideBySide(view.id)}>
            {tk('detail.side')}
          </Button>
        </div>
      )}
      {view.whole && <WholeFile key={view.id} id={view.id} view={view.whole} />}
    </section>
  );
}

/** The three values, and what they say about who customised it. */
function Values({ view }: { readonly view: DetailView }) {
  const styles = useDetailStyles();
  return (
    <>
      {view.values.map(({ label, value, stands }) => (
        <Part key={label} label={label}>
          {stands ? (
            <pre className={styles.value} tabIndex={0} role="group" aria-label={label}>
              {value}
            </pre>
          ) : (
            <p className={styles.nothing}>{value}</p>
          )}
        </Part>
      ))}
      <p className={styles.quiet}>{view.standing}</p>
    </>
  );
}

export function Part({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <div className={useDetailStyles().label}>{label}</div>
      {children}
    </div>
  );
}
