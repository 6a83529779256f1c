import { makeStyles, tokens } from '@fluentui/react-components';

/** The look of what is shown of one server. */
export const useServerStyles = makeStyles({
  stack: {
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    paddingBlockStart: tokens.spacingVerticalXS,
    minWidth: '0',
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalM,
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  list: { margin: '0', padding: '0', listStyleType: 'none', display: 'grid' },
  line: { margin: '0', overflowWrap: 'anywhere' },
  quiet: { margin: '0', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  grow: { flexGrow: 1, maxWidth: '480px' },
  noPrint: { '@media print': { display: 'none' } },
});
