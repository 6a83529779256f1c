import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { tk } from '../../messages/kit-words.js';
import type { WholeView } from '../../state/kit/detail-view.js';
import { Fold } from '../fold.js';
import { TextField } from '../source/text-field.js';
import { useDetailStyles } from './detail-styles.js';
import { useKit } from './use-kit.js';

/** Replaces a file as a whole: says why not, and wants the name of the file typed. */
export function WholeFile({ id, view }: { readonly id: string; readonly view: WholeView }) {
  const styles = useDetailStyles();
  const kit = useKit();
  const [typed, setTyped] = useState('');
  if (view.chosen) {
    return (
      <div className={styles.stack}>
        <p className={styles.warning}>{tk('whole.chosen')}</p>
        <div>
          <Button onClick={() => kit.replaceWhole(id, false)}>{tk('whole.undo')}</Button>
        </div>
      </div>
    );
  }
  const meant = typed.trim().toLowerCase() === view.file.toLowerCase();
  return (
    <Fold summary={tk('whole.summary')} open={view.only}>
      {view.only && <p className={styles.line}>{tk('whole.only')}</p>}
      <p className={styles.warning}>{tk('whole.why')}</p>
      <TextField label={tk('whole.confirm', { file: view.file })} hint="" value={typed} onText={setTyped} />
      <div>
        <Button disabledFocusable={!meant} onClick={() => meant && kit.replaceWhole(id, true)}>
          {tk('whole.do')}
        </Button>
      </div>
    </Fold>
  );
}
