import { tp } from '../../messages/past-words.js';
import { complaintOf } from '../../state/past/past-view.js';
import type { PastState } from '../../state/past/past-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { Choice } from '../choice.js';
import { PageBar } from '../page/page-bar.js';
import { ReadingLine } from '../reading-line.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { PlainFrame } from '../page/plain-frame.js';
import { usePast } from './use-past.js';

interface ExportProps extends ScreenProps {
  readonly state: PastState;
  readonly id: string;
}

/** Where a recovery is written to, and whether with its names. */
export function ExportStage({ header, state: { out, redacted, exported }, id }: ExportProps) {
  const past = usePast();
  const fields = useFieldStyles();
  const complaint = complaintOf(out);
  const busy = exported.kind === 'loading';
  const said =
    exported.kind === 'loaded'
      ? tp('export.done', { path: exported.value.path, files: exported.value.files.join(', ') })
      : complaint;
  return (
    <PlainFrame
      header={header}
      heading={tp('export.heading', { id })}
      explain={tp('export.explain')}
      focusKey="past:export"
      problem={exported.kind === 'failed' ? exported.problem : null}
      bar={
        <PageBar
          onBack={past.toList}
          onCancel={null}
          cancelLabel=""
          said={said}
          main={{
            label: tp('export.main'),
            enabled: complaint === '' && !busy && exported.kind !== 'loaded',
            onPress: () => void past.exportIt(id),
          }}
        />
      }
    >
      <div className={fields.fields}>
        <div className={fields.wide}>
          <TextField
            label={tp('export.out')}
            hint={tp('export.out.hint')}
            value={out}
            required
            onText={text => past.type({ out: text })}
          />
        </div>
      </div>
      <Choice
        label={tp('export.kind')}
        hint=""
        value={redacted ? 'redacted' : 'whole'}
        options={(['redacted', 'whole'] as const).map(value => ({
          value,
          label: tp(`export.${value}`),
          hint: tp(`export.${value}.hint`),
        }))}
        onValue={value => past.type({ redacted: value === 'redacted' })}
      />
      {exported.kind === 'loading' && <ReadingLine doing={tp('export.doing')} since={exported.since ?? ''} />}
    </PlainFrame>
  );
}
