import { putRightChecks } from '../../../preload/contract/put-right-checks.js';
import type { CheckArea, CheckResult } from '../../../preload/contract/verification.js';
import { tv } from '../../messages/verify-words.js';
import { emptyKit, type KitState } from '../kit/kit-state.js';
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
/** What of these areas no kit brings back: objects themselves, and a schedule. */
const inNoKit = ['virtual-directories-in-iis', 'metabase-paths', 'backup-schedule'];

const isInKits = ({ area, id, fix }: CheckResult): boolean =>
  (kitAreas.includes(area) && !inNoKit.includes(id)) ||
  id === 'services-start-modes' ||
  (fix?.commands.some(command => command.startsWith('cas-recovery kit ')) ?? false);

const isOpen = ({ outcome }: CheckResult): boolean => outcome === 'fail' || outcome === 'warning';

/** Where the kit lies that was opened last; empty where it is of another server. */
function openedOf(server: string, { inspection }: KitState): string {
  if (inspection.kind !== 'loaded') return '';
  const { path, manifest } = inspection.value;
  return manifest.server.name.toLowerCase() === server.toLowerCase() ? path : '';
}

/** The recovery that is not finished makes the changes of a fix; a re-application brings back what a kit holds. */
export function fixWays(
  { open, context: { store } }: Pick<Wizard, 'open' | 'context'>,
  { on, server, recovery, recoveries, place }: VerifyForm,
): readonly FixWay[] {
  const id = on?.kind === 'rehearsal' ? on.recoveryId : recovery;
  const unfinished = recoveries.some(card => card.id === id && card.standing === 'open');
  const given = unquoted(place);
  const isKit = given !== '' && !/\.(json|ldf)$/i.test(given);
  return [
    ...(unfinished
      ? [
          {
            label: tv('fix.open'),
            explain: tv('fix.by-recovery'),
            fits: (result: CheckResult) =>
              isOpen(result) && putRightChecks.includes(result.id) && (result.fix?.changes.length ?? 0) > 0,
            onPress: () => void open(id),
          },
        ]
      : []),
    {
      label: tv('fix.kit'),
      explain: '',
      fits: result => isOpen(result) && result.fix !== null && isInKits(result),
      onPress: () => {
        const path = isKit ? given : openedOf(server, store.getState().kit);
        store.setState({ screen: 'kit', kit: { ...emptyKit, verified: server, target: on, path } });
      },
    },
  ];
}
