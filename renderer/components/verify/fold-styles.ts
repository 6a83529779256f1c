import { makeStyles, tokens } from '@fluentui/react-components';

/** The line that unfolds an area or a check. */
export const useFoldStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    minHeight: '32px',
    paddingInline: tokens.spacingHorizontalXS,
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});
