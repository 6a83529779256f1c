import { tokens, type GriffelStyle } from '@fluentui/react-components';

/** Parts of a long list whose rows are drawn only where they are in sight: each list adds its own columns. */
export const rowGrid = {
  grid: { display: 'grid', border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  row: {
    display: 'grid',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    height: '32px',
    boxSizing: 'border-box',
    paddingInline: tokens.spacingHorizontalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    overflowY: 'scroll',
    scrollbarColor: 'transparent transparent',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  item: {
    position: 'absolute',
    top: '0',
    left: '0',
    width: '100%',
    cursor: 'pointer',
    backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  cell: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: '0' },
} as const satisfies Record<string, GriffelStyle>;
