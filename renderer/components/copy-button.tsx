import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useState } from 'react';
import { t } from '../messages/translate.js';

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
  /** Shows the sign alone, where one stands in every row; the label is its name all the same. */
  readonly small?: boolean;
  /** Its name for those who can't see where it stands, where the label alone does not tell. It begins with the label. */
  readonly name?: string;
}

/** Copies a text, and says whether that worked. */
export function CopyButton({ label, text, small = false, name }: CopyButtonProps) {
  const [told, setTold] = useState<string | null>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => setTold(t('copy.done')),
      () => setTold(t('copy.failed')),
    );
  };
  const shown = small ? told : (told ?? label);
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={<CopyRegular />}
      {...(small && { title: label })}
      {...((small || name !== undefined) && { 'aria-label': told ?? name ?? label })}
      onClick={copy}
      onBlur={() => setTold(null)}
    >
      {shown !== null && <span aria-live="polite">{shown}</span>}
    </Button>
  );
}
