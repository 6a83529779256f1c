import { Button } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useState } from 'react';
import { t } from '../messages/translate.js';

interface CopyButtonProps {
  readonly label: string;
  readonly text: () => string;
}

/** Copies a text, and says whether that worked. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const [told, setTold] = useState<string | null>(null);
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => setTold(t('copy.done')),
      () => setTold(t('copy.failed')),
    );
  };
  return (
    <Button size="small" appearance="subtle" icon={<CopyRegular />} onClick={copy} onBlur={() => setTold(null)}>
      <span aria-live="polite">{told ?? label}</span>
    </Button>
  );
}
