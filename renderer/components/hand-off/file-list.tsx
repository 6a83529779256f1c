import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  list: { margin: '0', paddingInlineStart: tokens.spacingHorizontalXL, overflowWrap: 'anywhere' },
});

/** Files that were written, as the server names them. */
export function FileList({ files }: { readonly files: readonly string[] }) {
  return (
    <ul className={useStyles().list}>
      {files.map(file => (
        <li key={file}>{file}</li>
      ))}
    </ul>
  );
}
