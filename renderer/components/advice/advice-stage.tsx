import { Button, makeStyles } from '@fluentui/react-components';
import { ta } from '../../messages/advice-words.js';
import type { AdviceState, Weighed } from '../../state/advice/advice-state.js';
import type { PlanForm as SavedForm } from '../../state/advice/advice-actions.js';
import { changeSentences } from '../../state/advice/change-view.js';
import { noAnswers } from '../../../preload/contract/no-answers.js';
import { planForm, planWish } from '../../state/advice/plan-form.js';
import { saveFile } from '../../screens/save-file.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { LazyFold } from '../kit/lazy-fold.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { useScreenStyles } from '../screen-styles.js';
import { ChoicePart } from './choice-part.js';
import { DetailsTable } from './details-table.js';
import { QuestionsPart } from './questions-part.js';
import { CaveatsPart, ConditionsFold, ConsideredFold, FindingsPart, RulesFold, UnknownFold } from './reason-parts.js';
import { StrategiesTable } from './strategies-table.js';
import { useAdvice } from './use-advice.js';

interface AdviceStageProps extends ScreenProps {
  readonly state: AdviceState;
  readonly weighed: Weighed;
}

const useStyles = makeStyles({
  folds: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '0' },
});

const types = { json: 'application/json', html: 'text/html' } as const;

/** The advice, what it rests on, and the questions beside it: one page, from which the plan is kept. */
export function AdviceStage({ header, state, weighed }: AdviceStageProps) {
  const screen = useScreenStyles();
  const styles = useStyles();
  const actions = useAdvice();
  const { facts, advice } = weighed.planned;
  const { server } = facts;
  const form = planForm(state);
  const { keeping } = state;
  const [nearest = '', ...further] = changeSentences(advice.wouldChange);
  const keep = (as: SavedForm): void =>
    void actions.keep(as, text => {
      const name = `${server}-backup-plan.${as}`;
      saveFile(name, types[as], text);
      return name;
    });
  const able = planWish(state) !== null;
  return (
    <PageFrame
      header={header}
      heading={ta(`heading.${advice.recommended}`, { server })}
      explain={nearest}
      focusKey="advice:advice"
      problem={state.refused ?? (keeping.kind === 'failed' ? keeping.problem : null)}
      aside={
        <QuestionsPart questions={weighed.questions} answers={state.answers ?? noAnswers} page={state.questionPage} />
      }
      bar={
        <PageBar
          onBack={actions.toSource}
          onCancel={null}
          cancelLabel=""
          said={keeping.kind === 'loaded' ? ta('keep.saved', { file: keeping.value.saved }) : ''}
          main={{ label: ta('keep.json'), enabled: able, onPress: () => able && keep('json') }}
        >
          {state.plan && (
            <Button appearance="subtle" onClick={actions.toCompare}>
              {ta('keep.compare')}
            </Button>
          )}
          <Button disabledFocusable={!able} onClick={() => able && keep('html')}>
            {ta('keep.html')}
          </Button>
        </PageBar>
      }
    >
      <CaveatsPart caveats={advice.caveats} />
      <StrategiesTable server={server} views={advice.strategies} chosen={form?.chosen ?? advice.recommended} />
      {form && <ChoicePart form={form} recommended={advice.recommended} />}
      <div className={styles.folds}>
        <FindingsPart findings={advice.findings} />
        <RulesFold rules={advice.rules} changes={further} />
        <ConditionsFold conditions={advice.conditions} />
        <LazyFold summary={ta('details.fold')} open={false}>
          <p className={screen.line}>{ta('table.note')}</p>
          <DetailsTable views={advice.strategies} />
        </LazyFold>
        <ConsideredFold hybrids={advice.hybrids} questions={advice.questions} />
        <UnknownFold evidence={weighed.evidence} />
      </div>
    </PageFrame>
  );
}
