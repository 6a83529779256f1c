import { Button, Checkbox } from '@fluentui/react-components';
import type { CallOutput } from '../../../preload/contract/calls.js';
import { tk } from '../../messages/kit-words.js';
import type { KitState } from '../../state/kit/kit-state.js';
import { TextField } from '../source/text-field.js';
import { useScreenStyles } from '../screen-styles.js';
import { useDetailStyles } from './detail-styles.js';
import { Places } from './not-compared.js';
import { useKit } from './use-kit.js';

interface RollupFileProps {
  readonly state: KitState;
  /** Offers to say that a newer rollup is meant. */
  readonly newer: boolean;
}

/** Where the rollup lies. What will be done is worked out again with it. */
export function RollupFile({ state, newer }: RollupFileProps) {
  const kit = useKit();
  const styles = useScreenStyles();
  return (
    <form
      className={styles.stack}
      onSubmit={event => {
        event.preventDefault();
        void kit.propose();
      }}
    >
      <TextField
        label={tk('detail.rollup-file')}
        hint={tk('detail.rollup-file.hint')}
        value={state.rollupFile}
        onText={kit.typeRollup}
      />
      {newer && (
        <Checkbox
          label={tk('summary.newer-rollup')}
          checked={state.newerRollup}
          onChange={(_, { checked }) => kit.meanNewerRollup(checked === true)}
        />
      )}
      <div>
        <Button type="submit" size="small">
          {tk('summary.rollup-again')}
        </Button>
      </div>
    </form>
  );
}

interface KitPasswordProps {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly onEnter: () => void;
}

export function KitPassword({ value, onText, onEnter }: KitPasswordProps) {
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        onEnter();
      }}
    >
      <TextField
        label={tk('summary.password')}
        hint={tk('summary.password.hint')}
        value={value}
        type="password"
        required
        onText={onText}
      />
      <button type="submit" hidden />
    </form>
  );
}

/** What no step of it brings back. */
export function StaysOpen({ reservations }: Pick<CallOutput<'proposeReapply'>, 'reservations'>) {
  const styles = useDetailStyles();
  if (reservations.length === 0) return null;
  const said = tk('summary.open', { count: reservations.length });
  return (
    <div className={styles.warning} role="group" aria-label={said}>
      {said}
      <Places places={reservations.map(({ what, why }) => `${what} ${why}`)} />
    </div>
  );
}
