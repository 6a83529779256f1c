import type { ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.js';
import { t } from '../../messages/translate.js';
import { fileName } from '../../state/server-page-view.js';
import type { ChooseState, ServerPart } from '../../state/wizard-state.js';
import { Tabs } from '../tabs.js';
import { useWizard } from '../use-wizard.js';
import { AnswerPart } from './answer-part.js';
import { ChangesPart } from './changes-part.js';
import { FactsPart } from './facts-part.js';
import { ProcedurePart } from './procedure-part.js';

const parts: readonly ServerPart[] = ['answer', 'facts', 'procedure', 'changes'];

interface ServerPartsProps {
  readonly read: CallOutput<'readServer'>;
  readonly choose: ChooseState;
  readonly onSave: (file: string, type: string, text: string) => void;
  /** How a rehearsal shall go, where one is possible. */
  readonly children: ReactNode;
}

/** All that is known of one server, in four parts. */
export function ServerParts({ read: { page, sheet }, choose, onSave, children }: ServerPartsProps) {
  const wizard = useWizard();
  const { part, evidence, changes } = choose;
  const sources = { page, evidence, onSources: wizard.showSources };
  return (
    <Tabs
      label={t('page.parts')}
      tabs={parts.map(id => ({ id, name: t(`page.part.${id}`) }))}
      selected={part}
      onSelect={wizard.showPart}
    >
      {part === 'answer' && <AnswerPart {...sources}>{children}</AnswerPart>}
      {part === 'facts' && <FactsPart {...sources} />}
      {part === 'procedure' && (
        <ProcedurePart
          page={page}
          onSaveSheet={() => onSave(fileName(page, 'recovery-sheet', 'html'), 'text/html', sheet)}
        />
      )}
      {part === 'changes' && <ChangesPart changes={changes} onFile={text => void wizard.compareWith(text)} />}
    </Tabs>
  );
}
