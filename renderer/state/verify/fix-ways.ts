import type { CheckArea, CheckResult } from '../../../preload/contract/verification.js';
import { tv } from '../../messages/verify-words.js';
import { emptyKit } from '../kit/kit-state.js';
import { unquoted } from '../unquoted.js';
import type { Wizard } from '../wizard.js';
import type { VerifyForm } from './verify-form.js';

/** A place of this program that puts right what a check found. */
export interface FixWay {
  readonly label: string;
  /** One sentence before the button; empty for none. */
  readonly explain: string;
  readonly fits: (result: CheckResult) => boolean;
  readonly onPress: () => void;
}

/** Areas that a kit brings back as a whole. */
const kitAreas: readonly CheckArea[] = ['virtual directories', 'settings'];

const isInKits = ({ area, id, fix }: CheckResult): boolean =>
  kitAreas.includes(area) ||
  id === 'services-start-modes' ||
  (fix?.commands.some(command => command.startsWith('cas-recovery kit ')) ?? false);

const isOpen = ({ outcome }: CheckResult): boolean => outcome === 'fail' || outcome === 'warning';

/** The recovery that is not finished makes the changes of a fix; a re-application brings back what a kit holds. */
export function fixWays(
  { open, context: { store } }: Pick<Wizard, 'open' | 'context'>,
  { on, recovery, recoveries, place }: VerifyForm,
): readonly FixWay[] {
  const id = on?.kind === 'rehearsal' ? on.recoveryId : recovery;
  const unfinished = recoveries.some(card => card.id === id && card.standing === 'open');
  const isKit = !/\.(json|ldf)"?$/i.test(place.trim());
  return [
    ...(unfinished
      ? [
          {
            label: tv('fix.open'),
            explain: tv('fix.by-recovery'),
            fits: (result: CheckResult) => isOpen(result) && (result.fix?.changes.length ?? 0) > 0,
            onPress: () => void open(id),
          },
        ]
      : []),
    {
      label: tv('fix.kit'),
      explain: '',
      fits: result => isOpen(result) && result.fix !== null && isInKits(result),
      onPress: () =>
        store.setState({ screen: 'kit', kit: { ...emptyKit, target: on, path: isKit ? unquoted(place) : '' } }),
    },
  ];
}
