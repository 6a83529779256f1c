import { makeStyles, tokens } from '@fluentui/react-components';

/** The look of the first screen. */
export const useHomeStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr 1fr',
    // What the tallest card needs more goes below the others, so that none of their buttons moves when it is filled in.
    gridTemplateRows: 'auto auto 1fr',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 720px)': { gridTemplateColumns: '1fr', gridTemplateRows: 'auto' },
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minHeight: '168px',
    boxSizing: 'border-box',
  },
  /** Beside three rows of others: high enough for all that it may hold. */
  tall: { gridRow: '1 / 4', gridColumn: '3', '@media (max-width: 720px)': { gridRow: 'auto', gridColumn: 'auto' } },
  text: { margin: '0' },
  note: { margin: '0', color: tokens.colorNeutralForeground2 },
  foot: {
    margin: '0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

/**
 * Where a card's buttons stand: right after its text, so that none moves under a finger when another card learns what it
 * has to say. On its own, as styles cost time when they are first used.
 */
export const usePushStyles = makeStyles({
  push: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
  },
  grow: { flexGrow: 1 },
});
