import { makeStyles, tokens } from '@fluentui/react-components';

/** The one look of tables: rows of 32 px, 14 px text, a line under each. */
export const useTableStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  caption: { textAlign: 'start', paddingBlock: tokens.spacingVerticalXS, color: tokens.colorNeutralForeground2 },
  head: {
    textAlign: 'start',
    height: '32px',
    boxSizing: 'border-box',
    paddingInline: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
  cell: {
    textAlign: 'start',
    height: '32px',
    boxSizing: 'border-box',
    paddingInline: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXXS,
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
    verticalAlign: 'middle',
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  marked: { backgroundColor: tokens.colorNeutralBackground1 },
  markedStart: { boxShadow: `inset ${tokens.strokeWidthThickest} 0 ${tokens.colorStatusWarningForeground3}` },
  picked: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  state: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  quiet: { color: tokens.colorNeutralForeground3 },
  number: { fontVariantNumeric: 'tabular-nums' },
});
