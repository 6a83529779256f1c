import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { ta } from '../../messages/advice-words.js';
import { formatMoment } from '../../messages/format.js';
import type { OpenedFile } from '../../state/advice/advice-state.js';
import { backupsOn, comparePlaces, comparisonView, type CompareOn } from '../../state/advice/compare-view.js';
import type { WizardState } from '../../state/wizard-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { ReadingLine } from '../reading-line.js';
import { useScreenStyles } from '../screen-styles.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { ChecksTable } from './checks-table.js';
import { FileField } from './file-field.js';
import { useAdvice } from './use-advice.js';

/** A kept plan against what was really done. */
export function CompareStage({ header, state }: ScreenProps & { readonly state: WizardState }) {
  const screen = useScreenStyles();
  const fields = useFieldStyles();
  const actions = useAdvice();
  const { plan, comparison, scenario, weighed } = state.advice;
  const app = state.appInfo.kind === 'loaded' ? state.appInfo.value : null;
  const scenarios = state.scenarios.kind === 'loaded' ? state.scenarios.value : [];
  const places = comparePlaces(app, scenarios.length > 0);
  const practice = scenarios.find(({ id }) => id === scenario) ?? scenarios[0];
  const [place, setPlace] = useState<CompareOn>(() => (scenario === null ? (places[0] ?? 'none') : 'scenario'));
  const [listing, setListing] = useState<OpenedFile | null>(null);
  const [kit, setKit] = useState(state.advice.typed.kit ?? '');
  const view = comparison.kind === 'loaded' ? comparisonView(comparison.value) : null;
  const able = plan !== null && (place !== 'list' || listing !== null);
  const compare = (): void => {
    const path = kit.trim().replace(/^"(.*)"$/, '$1');
    if (!able) return;
    void actions.compare({
      on: backupsOn(place, practice?.id ?? ''),
      ...(place === 'list' && listing && { listing: listing.text }),
      ...(path !== '' && { kit: path }),
    });
  };
  const isLooking = comparison.kind === 'loading';
  return (
    <PageFrame
      header={header}
      heading={view?.heading ?? ta('compare.heading')}
      explain={
        comparison.kind === 'loaded'
          ? ta('compare.made', { at: formatMoment(comparison.value.madeAt) })
          : ta('compare.explain')
      }
      {...(view && { tone: view.tone })}
      focusKey={`advice:compare:${view?.heading ?? ''}`}
      problem={comparison.kind === 'failed' ? comparison.problem : null}
      work={isLooking && <ReadingLine doing={ta('compare.doing')} since={comparison.since ?? ''} />}
      bar={
        <PageBar
          onBack={weighed ? actions.toAdvice : actions.toSource}
          onCancel={isLooking ? () => void actions.cancel() : null}
          cancelLabel={ta('cancel')}
          main={{ label: ta('compare.do'), enabled: able, onPress: compare }}
        />
      }
    >
      {view && <ChecksTable rows={view.rows} />}
      <form
        className={screen.stack}
        onSubmit={event => {
          event.preventDefault();
          compare();
        }}
      >
        <div className={fields.fields}>
          <FileField
            label={ta('compare.file')}
            hint={ta('compare.file.hint')}
            opened={plan}
            onFile={actions.openPlan}
          />
        </div>
        <Field label={ta('compare.on')}>
          <RadioGroup value={place} onChange={(_, { value }) => setPlace(value as CompareOn)}>
            {places.map(one => (
              <Radio
                key={one}
                value={one}
                label={
                  one === 'scenario'
                    ? ta('compare.on.scenario', { title: practice?.title ?? '' })
                    : ta(`compare.on.${one}`)
                }
              />
            ))}
          </RadioGroup>
        </Field>
        <div className={fields.fields}>
          {place === 'list' && (
            <FileField label={ta('compare.list')} hint={ta('compare.list.hint')} opened={listing} onFile={setListing} />
          )}
          <div className={fields.wide}>
            <TextField label={ta('compare.kit')} hint={ta('compare.kit.hint')} value={kit} onText={setKit} />
          </div>
        </div>
        <button type="submit" hidden />
      </form>
    </PageFrame>
  );
}
