import { Button, Spinner } from '@fluentui/react-components';
import type { ActionView } from '../state/action-view.js';

const appearances = { main: 'primary', safe: 'secondary', quiet: 'subtle' } as const;

interface ActionButtonProps {
  readonly action: ActionView;
  /** It takes the focus when it appears. */
  readonly takesFocus?: boolean;
  readonly onPress: () => void;
}

/** A button that says what it does. While its answer is on the way it stays where it is, and keeps the focus. */
export function ActionButton({ action, takesFocus = false, onPress }: ActionButtonProps) {
  const { label, enabled, busy, weight } = action;
  return (
    <Button
      appearance={appearances[weight]}
      disabledFocusable={!enabled}
      {...(busy ? { icon: <Spinner size="extra-tiny" aria-hidden /> } : {})}
      {...(takesFocus ? { ref: focusOnce } : {})}
      onClick={onPress}
    >
      {label}
    </Button>
  );
}

/** Called when the button appears, and not again as long as it stays. */
function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}
