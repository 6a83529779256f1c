import { makeStyles, tokens } from '@fluentui/react-components';

/** The bottom bar: Back at the start, then quieter ways, and one main button at the end. */
export const useBarStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
    minHeight: '56px',
    paddingInline: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalS,
    boxSizing: 'border-box',
  },
  grow: { flexGrow: 1 },
  /** Above the buttons. */
  said: { flexBasis: '100%', textAlign: 'end', overflowWrap: 'anywhere' },
  told: { flexGrow: 1, flexBasis: '0', minWidth: '160px' },
  confirm: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  confirmInput: { width: '120px' },
  secretInput: { width: '200px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  row: {
    flexBasis: '100%',
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
  },
  form: {
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalM,
  },
  line: { margin: '0' },
  title: { margin: '0', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});
