import { Field, Input } from '@fluentui/react-components';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly className?: string;
  readonly onSearch: (text: string) => void;
  readonly onEnter?: () => void;
}

/** Words to look for in what stands below, as they are typed. */
export function SearchField({ label, value, className, onSearch, onEnter }: SearchFieldProps) {
  return (
    <Field label={label} {...(className !== undefined && { className })}>
      <Input
        type="search"
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(_, data) => onSearch(data.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') onEnter?.();
        }}
      />
    </Field>
  );
}
