import { Button, Spinner } from '@fluentui/react-components';

interface MainButtonProps {
  readonly label: string;
  readonly enabled: boolean;
  readonly busy: boolean;
  readonly onPress: () => void;
}

/** The one main button of a screen. It says what it does, and keeps its place and the focus while it is busy. */
export function MainButton({ label, enabled, busy, onPress }: MainButtonProps) {
  return (
    <Button
      appearance="primary"
      disabledFocusable={!enabled}
      {...(busy ? { icon: <Spinner size="extra-tiny" aria-hidden /> } : {})}
      onClick={onPress}
    >
      {label}
    </Button>
  );
}
