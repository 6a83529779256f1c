import { Button } from '@fluentui/react-components';
import { t } from '../../messages/translate.js';

export const sourcesButtonId = (group: string): string => `sources-${group}`;

interface SourcesButtonProps {
  readonly group: string;
  /** What the group is called, for those who can't see where the button stands. */
  readonly title: string;
  readonly open: boolean;
  readonly onPress: (group: string) => void;
}

/** Opens the attribute and the object that each value of a group was read from. */
export function SourcesButton({ group, title, open, onPress }: SourcesButtonProps) {
  return (
    <Button
      id={sourcesButtonId(group)}
      size="small"
      aria-expanded={open}
      aria-label={t('page.sources.of', { group: title })}
      onClick={() => onPress(group)}
    >
      {t('page.sources')}
    </Button>
  );
}
