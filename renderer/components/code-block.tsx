import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  block: {
    margin: '0',
    maxHeight: '200px',
    overflow: 'auto',
    '@media print': { maxHeight: 'none' },
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalS,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

interface CodeBlockProps {
  readonly label: string;
  readonly text: string;
}

/** Raw text as a tool wrote it. It can be reached by the keyboard, because it may scroll. */
export function CodeBlock({ label, text }: CodeBlockProps) {
  return (
    <pre className={useStyles().block} tabIndex={0} role="group" aria-label={label}>
      {text}
    </pre>
  );
}
