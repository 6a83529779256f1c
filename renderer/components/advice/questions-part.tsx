import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AskedQuestion } from '../../../preload/contract/advice-calls.js';
import type { Answer, StrategyAnswers } from '../../../preload/contract/strategy.js';
import { ta } from '../../messages/advice-words.js';
import { complaintOf, parseTyped, questionPage, typedOf } from '../../state/advice/question-view.js';
import { SectionTitle } from '../section-title.js';
import { useScreenStyles } from '../screen-styles.js';
import { useAdvice } from './use-advice.js';

const useStyles = makeStyles({
  turn: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, margin: '0' },
  decides: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  tight: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`, flexWrap: 'wrap' },
});

interface QuestionsPartProps {
  readonly questions: readonly AskedQuestion[];
  readonly answers: StrategyAnswers;
  readonly page: number;
}

/** What only a person can answer, a few at a time. "Not answered" is always possible. */
export function QuestionsPart({ questions, answers, page: wanted }: QuestionsPartProps) {
  const styles = useStyles();
  const screen = useScreenStyles();
  const actions = useAdvice();
  const view = questionPage(questions, answers, wanted);
  const { page, pages } = view;
  return (
    <section className={screen.stack} aria-label={ta('ask.heading')}>
      <div>
        <SectionTitle>{ta('ask.heading')}</SectionTitle>
        <p className={styles.small}>{ta('ask.count', { answered: view.answered, total: view.total })}</p>
      </div>
      {view.questions.map(question => (
        <Question key={question.name} question={question} answer={answers[question.name]} />
      ))}
      <div className={styles.turn}>
        <Button
          size="small"
          disabledFocusable={page === 0}
          aria-label={ta('ask.earlier')}
          onClick={() => page > 0 && actions.turnTo(page - 1)}
        >
          {'‹'}
        </Button>
        <span className={styles.small}>{ta('ask.page', { page: page + 1, pages })}</span>
        <Button
          size="small"
          disabledFocusable={page >= pages - 1}
          aria-label={ta('ask.next')}
          onClick={() => page < pages - 1 && actions.turnTo(page + 1)}
        >
          {'›'}
        </Button>
      </div>
    </section>
  );
}

interface QuestionProps {
  readonly question: AskedQuestion;
  readonly answer: Answer;
}

function Question({ question, answer }: QuestionProps) {
  const { kind, ask, decides } = question;
  const styles = useStyles();
  const label = {
    children: (
      <>
        {ta('ask.question', { ask })}
        {decides && <span className={styles.decides}> {ta('ask.decides')}</span>}
      </>
    ),
  };
  if (kind === 'yes or no') {
    return (
      <Picks
        question={question}
        label={label}
        value={answer === null ? '' : answer === true ? 'yes' : 'no'}
        picks={[
          ['yes', ta('ask.yes'), true],
          ['no', ta('ask.no'), false],
          ['', ta('ask.none'), null],
        ]}
      />
    );
  }
  if (kind === 'images') {
    return (
      <Picks
        question={question}
        label={label}
        value={typedOf(answer)}
        picks={[
          ['none', ta('ask.images.none'), 'none'],
          ['snapshots', ta('ask.images.snapshots'), 'snapshots'],
          ['backup', ta('ask.images.backup'), 'backup'],
          ['', ta('ask.none'), null],
        ]}
      />
    );
  }
  return <Typed question={question} label={label} answer={answer} />;
}

interface PicksProps {
  readonly question: AskedQuestion;
  readonly label: object;
  readonly value: string;
  readonly picks: readonly (readonly [value: string, word: string, answer: Answer])[];
}

function Picks({ question, label, value, picks }: PicksProps) {
  const styles = useStyles();
  const { answer } = useAdvice();
  return (
    <Field label={label}>
      <RadioGroup
        layout="horizontal"
        className={styles.tight}
        value={value}
        onChange={(_, data) => {
          const pick = picks.find(([one]) => one === data.value);
          if (pick) void answer(question.name, pick[2]);
        }}
      >
        {picks.map(([one, word]) => (
          <Radio key={one} value={one} label={word} />
        ))}
      </RadioGroup>
    </Field>
  );
}

interface TypedProps {
  readonly question: AskedQuestion;
  readonly label: object;
  readonly answer: Answer;
}

function Typed({ question, label, answer: given }: TypedProps) {
  const { answer } = useAdvice();
  const [text, setText] = useState(() => typedOf(given));
  const complaint = complaintOf(question, text);
  return (
    <Field
      label={label}
      hint={ta('ask.empty')}
      {...(complaint !== undefined && { validationMessage: complaint, validationState: 'error' as const })}
    >
      <Input
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(_, data) => {
          setText(data.value);
          const typed = parseTyped(question, data.value);
          // What is half typed and means nothing yet is not answered.
          void answer(question.name, typed ?? null);
        }}
      />
    </Field>
  );
}
