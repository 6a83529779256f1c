import { Field, Select } from '@fluentui/react-components';
import { formatMoment } from '../../messages/format.js';
import { th } from '../../messages/hand-off-words.js';
import type { PracticeOffer } from '../../state/hand-off/practice.js';
import type { HandOffState } from '../../state/hand-off/hand-off-state.js';
import type { RecoveryCard } from '../../../preload/contract/calls.js';
import { ProblemNotice } from '../problem-notice.js';
import { useScreenStyles } from '../screen-styles.js';
import { SectionTitle } from '../section-title.js';
import { useFieldStyles } from '../source/field-styles.js';
import { StateIcon } from '../state-icon.js';
import { useHandOff } from './use-hand-off.js';
import { WaitLine } from './wait-line.js';

interface PracticePartProps {
  readonly offer: PracticeOffer;
  readonly practising: HandOffState['practising'];
  /** The server, and when it was what it will be again. */
  readonly machine: string;
  readonly at: string;
}

/** Of a rehearsal: on which simulated server the restore is practised, and that it was. */
export function PracticePart({ offer, practising, machine, at }: PracticePartProps) {
  const styles = useScreenStyles();
  const fields = useFieldStyles();
  const { choosePractice } = useHandOff();
  const { rehearsals, fresh, chosen } = offer;
  return (
    <section className={styles.stack}>
      <SectionTitle>{th('practice.heading')}</SectionTitle>
      <p className={styles.line}>{th('practice.explain')}</p>
      {practising.kind === 'failed' && <ProblemNotice problem={practising.problem} />}
      <WaitLine asked={practising} doing={th('practice.doing')} usual={elapsed => th('practice.wait', { elapsed })} />
      {practising.kind === 'loaded' ? (
        <p className={`${styles.line} ${styles.title}`} role="status">
          <StateIcon kind="done" />
          {th('practice.done', { machine, at })}
        </p>
      ) : (
        fresh &&
        rehearsals.length > 0 && (
          <div className={fields.fields}>
            <Field label={th('practice.on')} hint={th('practice.on.hint')}>
              <Select
                value={chosen}
                disabled={practising.kind === 'loading'}
                onChange={(_, { value }) => choosePractice(value)}
              >
                <option value="">{th('practice.on.new')}</option>
                {rehearsals.map(card => (
                  <option key={card.id} value={card.id}>
                    {th('practice.on.rehearsal', { at: formatMoment(card.startedAt), standing: standingOf(card) })}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
        )
      )}
    </section>
  );
}

const standingOf = ({ standing }: RecoveryCard): string =>
  standing === 'unreadable' ? '' : th(`practice.standing.${standing}`);
