import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { KitInspection } from '../../../preload/contract/kit.js';
import { tk } from '../../messages/kit-words.js';
import { inspectionView, targetKey, targetsFor, type TargetView } from '../../state/kit/inspection-view.js';
import type { WizardState } from '../../state/wizard-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { useScreenStyles } from '../screen-styles.js';
import { SectionTitle } from '../section-title.js';
import { DamageTable, GivesTable } from './gives-table.js';
import { KitBar } from './kit-bar.js';
import { KitFrame } from './kit-frame.js';
import { useKit } from './use-kit.js';

const useStyles = makeStyles({
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface KitStageProps extends ScreenProps {
  readonly state: WizardState;
  readonly inspection: KitInspection;
}

/** A kit that was checked: what it can give, what it lacks, and the server to compare it with. */
export function KitStage({ header, state, inspection }: KitStageProps) {
  const styles = useScreenStyles();
  const kit = useKit();
  const view = inspectionView(inspection);
  const app = state.appInfo.kind === 'loaded' ? state.appInfo.value : null;
  const recoveries = state.recoveries.kind === 'loaded' ? state.recoveries.value : [];
  const server = inspection.manifest.server.name;
  const targets = targetsFor(server, app, recoveries);
  const picked = targets.find(({ key }) => key === targetKey(state.kit.target)) ?? targets[0];
  const label = picked?.target.kind === 'this' ? tk('kit.compare.this') : tk('kit.compare', { server });
  return (
    <KitFrame
      header={header}
      heading={view.heading}
      explain=""
      tone={view.tone}
      focusKey={`kit:${inspection.manifest.id}`}
      bar={
        <KitBar
          onBack={kit.toOpen}
          main={picked ? { label, enabled: true, onPress: () => void kit.compare(picked.target) } : null}
        />
      }
    >
      <p className={styles.quiet}>{view.facts.join(' · ')}</p>
      <p className={styles.quiet}>
        {view.path}. {view.password}
      </p>
      {view.damage.length > 0 && (
        <section>
          <SectionTitle>{tk('kit.damage')}</SectionTitle>
          <DamageTable damage={view.damage} />
        </section>
      )}
      <Targets targets={targets} picked={picked} server={server} />
      <section>
        <SectionTitle>{tk('kit.gives')}</SectionTitle>
        <GivesTable rows={view.rows} />
      </section>
    </KitFrame>
  );
}

interface TargetsProps {
  readonly targets: readonly TargetView[];
  readonly picked: TargetView | undefined;
  readonly server: string;
}

function Targets({ targets, picked, server }: TargetsProps) {
  const styles = useStyles();
  const screen = useScreenStyles();
  const kit = useKit();
  if (targets.length === 0) return <p className={screen.line}>{tk('kit.target.none', { server })}</p>;
  return (
    <section>
      <SectionTitle id="kit-target">{tk('kit.target')}</SectionTitle>
      <RadioGroup
        aria-labelledby="kit-target"
        value={picked?.key ?? ''}
        onChange={(_, { value }) => {
          const target = targets.find(({ key }) => key === value);
          if (target) kit.pickTarget(target.target);
        }}
      >
        {targets.map(({ key, label, hint }) => (
          <Radio
            key={key}
            value={key}
            label={
              <>
                {label}
                <span className={styles.hint}>{hint}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </section>
  );
}
