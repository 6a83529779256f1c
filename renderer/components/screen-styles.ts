import { makeStyles, tokens } from '@fluentui/react-components';

/** The rhythm of every screen. On its own, as styles cost time when they are first used: the first screen needs no more. */
export const useRhythmStyles = makeStyles({
  stack: { display: 'grid', rowGap: tokens.spacingVerticalM, alignContent: 'start', minWidth: '0' },
  line: { margin: '0', maxWidth: '760px' },
});

const useMoreStyles = makeStyles({
  quiet: { margin: '0', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  title: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** What screens have in common: their rhythm, and the look of their sentences. */
export const useScreenStyles = () => ({ ...useRhythmStyles(), ...useMoreStyles() });
