import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import { phaseDuration, type PhaseView } from '../state/running-view.js';
import { SectionTitle } from './section-title.js';
import { StateIcon } from './state-icon.js';
import { useTableStyles } from './table-styles.js';
import { TimeBar } from './time-bar.js';

const useStyles = makeStyles({
  name: { width: '46%' },
  state: { width: '20%' },
  time: { width: '17%' },
});

const icons = { started: 'working', completed: 'done', failed: 'failed' } as const;

interface PhaseTimelineProps {
  readonly phases: readonly PhaseView[];
  readonly now: string;
}

/** The phases of a change so far: as a bar of time, and as a table behind it. */
export function PhaseTimeline({ phases, now }: PhaseTimelineProps) {
  const styles = useStyles();
  const table = useTableStyles();
  return (
    <section>
      <SectionTitle>{t('phases.heading')}</SectionTitle>
      <TimeBar parts={timeParts(phases, now)} marks={[]} />
      <table className={table.table} aria-label={t('phases.caption')}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(table.head, styles.name)}>
              {t('phases.name')}
            </th>
            <th scope="col" className={mergeClasses(table.head, styles.state)}>
              {t('phases.state')}
            </th>
            <th scope="col" className={mergeClasses(table.head, styles.time)}>
              {t('phases.started')}
            </th>
            <th scope="col" className={mergeClasses(table.head, styles.time)}>
              {t('phases.took')}
            </th>
          </tr>
        </thead>
        <tbody>
          {phases.map(phase => (
            <tr key={`${phase.name}-${phase.startedAt}`}>
              <th scope="row" className={table.cell}>
                {phase.name}
              </th>
              <td className={table.cell}>
                <span className={table.state}>
                  <StateIcon kind={icons[phase.state]} />
                  {phase.stateWord}
                </span>
              </td>
              <td className={mergeClasses(table.cell, table.number)}>{phase.started}</td>
              <td className={mergeClasses(table.cell, table.number)}>{phaseDuration(phase, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function timeParts(phases: readonly PhaseView[], now: string) {
  const first = Date.parse(phases[0]?.startedAt ?? now);
  const last = Math.max(...phases.map(({ endedAt }) => Date.parse(endedAt ?? now)), first + 1);
  const share = (moment: string | null): number => (Date.parse(moment ?? now) - first) / (last - first);
  return phases.map(({ startedAt, endedAt, state }) => ({
    from: share(startedAt),
    share: share(endedAt) - share(startedAt),
    tone: icons[state],
  }));
}
