import { makeStyles, Spinner, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  line: { minHeight: '32px', display: 'flex', alignItems: 'center', color: tokens.colorNeutralForeground2 },
});

/** A short wait, in the place of what is waited for. */
export function LoadingLine({ label }: { readonly label: string }) {
  return (
    <div className={useStyles().line} role="status">
      <Spinner size="extra-tiny" label={label} labelPosition="after" />
    </div>
  );
}
