import { Label } from '@fluentui/react-components';
import { useId } from 'react';
import type { OpenedFile } from '../../state/advice/advice-state.js';
import { ta } from '../../messages/advice-words.js';
import { useFieldStyles } from '../source/field-styles.js';

interface FileFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly opened: OpenedFile | null;
  readonly onFile: (file: OpenedFile) => void;
}

/** A file of this program, opened in the window. */
export function FileField({ label, hint, opened, onFile }: FileFieldProps) {
  const fields = useFieldStyles();
  const id = useId();
  return (
    <div className={fields.wide}>
      <Label htmlFor={id}>{label}</Label>
      <div>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          aria-describedby={`${id}-hint`}
          // The same file can be chosen again after it was mended.
          onClick={({ currentTarget }) => {
            currentTarget.value = '';
          }}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void file.text().then(text => onFile({ name: file.name, text }));
          }}
        />
      </div>
      <p id={`${id}-hint`} className={fields.quiet}>
        {opened ? ta('compare.picked', { name: opened.name }) : hint}
      </p>
    </div>
  );
}
