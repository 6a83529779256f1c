import { Button, Field, mergeClasses, Select } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ScenarioCard } from '../../preload/contract/scenario.js';
import { t } from '../messages/translate.js';
import type { Loadable } from '../state/wizard-state.js';
import { useHomeStyles, usePushStyles } from './home-styles.js';
import { LoadingLine } from './loading-line.js';
import { Refused } from './refused.js';
import { SectionTitle } from './section-title.js';

interface RehearsalCardProps {
  readonly scenarios: Loadable<readonly ScenarioCard[]>;
  readonly onRehearse: (scenario: ScenarioCard) => void;
  readonly onRetry: () => void;
}

/** The way into a rehearsal. */
export function RehearsalCard({ scenarios, onRehearse, onRetry }: RehearsalCardProps) {
  const styles = useHomeStyles();
  const id = useId();
  return (
    <section className={mergeClasses(styles.card, styles.tall)} aria-labelledby={id}>
      <SectionTitle id={id}>{t('home.rehearsal.title')}</SectionTitle>
      <p className={styles.text}>{t('home.rehearsal.text')}</p>
      {scenarios.kind === 'failed' && <Refused problem={scenarios.problem} onRetry={onRetry} />}
      {scenarios.kind === 'loading' && <LoadingLine label={t('home.rehearsal.loading')} />}
      {scenarios.kind === 'loaded' && <Pick scenarios={scenarios.value} onRehearse={onRehearse} />}
    </section>
  );
}

interface PickProps {
  readonly scenarios: readonly ScenarioCard[];
  readonly onRehearse: (scenario: ScenarioCard) => void;
}

function Pick({ scenarios, onRehearse }: PickProps) {
  const styles = useHomeStyles();
  const push = usePushStyles();
  const [picked, setPicked] = useState('');
  const scenario = scenarios.find(({ id }) => id === picked) ?? scenarios[0];
  if (!scenario) return <p className={styles.note}>{t('home.rehearsal.none')}</p>;
  return (
    <>
      <p className={styles.note}>{scenario.story}</p>
      <div className={push.push}>
        {scenarios.length > 1 && (
          <Field label={t('home.rehearsal.scenario')} className={push.grow}>
            <Select value={scenario.id} onChange={(_, { value }) => setPicked(value)}>
              {scenarios.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Button appearance="primary" onClick={() => onRehearse(scenario)}>
          {t('home.rehearsal.start')}
        </Button>
      </div>
    </>
  );
}
