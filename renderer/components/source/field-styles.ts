import { makeStyles, tokens } from '@fluentui/react-components';

/** Fields side by side, one below the other in a narrow window. */
export const useFieldStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: tokens.spacingHorizontalM,
    maxWidth: '720px',
    alignItems: 'start',
    '@media (max-width: 720px)': { gridTemplateColumns: '1fr' },
  },
  wide: { gridColumn: '1 / -1' },
  line: { margin: '0' },
  list: { margin: '0', paddingInlineStart: tokens.spacingHorizontalXL },
  quiet: {
    margin: '0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});
