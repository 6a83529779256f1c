import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BookOpenRegular } from '@fluentui/react-icons/svg/book-open';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { FlashFilled } from '@fluentui/react-icons/svg/flash';
import { WeatherMoonRegular } from '@fluentui/react-icons/svg/weather-moon';
import { WeatherSunnyRegular } from '@fluentui/react-icons/svg/weather-sunny';
import type { ReactNode } from 'react';
import { t } from '../messages/translate.js';
import type { HeaderMode, HeaderView } from '../state/header-view.js';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    minHeight: '48px',
    paddingInline: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
  grow: { flexGrow: 1 },
});

// On their own, as styles cost time when they are first used: the first screen shows neither.
const useInViewStyles = makeStyles({
  view: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM, flexGrow: 1 },
  server: { fontWeight: tokens.fontWeightSemibold },
  domain: { color: tokens.colorNeutralForeground2 },
  badge: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    height: '24px',
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
  },
  rehearsalBadge: {
    color: tokens.colorBrandForeground1,
    border: `${tokens.strokeWidthThick} dashed ${tokens.colorBrandStroke1}`,
  },
  liveBadge: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorStatusDangerBackground3,
    border: `${tokens.strokeWidthThick} solid ${tokens.colorStatusDangerBackground3}`,
  },
  readingBadge: { border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}` },
  meaning: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    '@media (max-width: 900px)': { display: 'none' },
  },
});

const useEdgeStyles = makeStyles({
  reading: {},
  rehearsal: { borderBottom: `${tokens.strokeWidthThicker} dashed ${tokens.colorBrandStroke1}` },
  live: { borderBottom: `${tokens.strokeWidthThickest} solid ${tokens.colorStatusDangerBorderActive}` },
});

const useBannerStyles = makeStyles({
  banner: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalL,
    minHeight: '32px',
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`,
  },
});

interface AppHeaderProps {
  readonly view: HeaderView;
  readonly dark: boolean;
  readonly onTheme: () => void;
}

/** Always in sight: which server, which domain, and whether this is real. */
export function AppHeader({ view, dark, onTheme }: AppHeaderProps) {
  const styles = useStyles();
  const { inView, connection } = view;
  const content = (
    <>
      <span className={styles.name}>{t('app.name')}</span>
      {inView ? <InView inView={inView} /> : <span className={styles.grow} />}
      <Button
        appearance="subtle"
        icon={dark ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
        aria-label={dark ? t('app.use-light') : t('app.use-dark')}
        title={dark ? t('app.use-light') : t('app.use-dark')}
        onClick={onTheme}
      />
    </>
  );
  return (
    <header>
      {inView ? (
        <MarkedRow className={styles.header} mode={inView.mode}>
          {content}
        </MarkedRow>
      ) : (
        <div className={styles.header}>{content}</div>
      )}
      <div role="status">{connection !== '' && <Banner text={connection} />}</div>
    </header>
  );
}

interface MarkedRowProps {
  readonly className: string;
  readonly mode: HeaderMode;
  readonly children: ReactNode;
}

/** The header's row with the edge of its mode. */
function MarkedRow({ className, mode, children }: MarkedRowProps) {
  return <div className={mergeClasses(className, useEdgeStyles()[mode])}>{children}</div>;
}

function Banner({ text }: { readonly text: string }) {
  return (
    <div className={useBannerStyles().banner}>
      <PlugDisconnectedRegular aria-hidden />
      {text}
    </div>
  );
}

const marks = {
  live: { badge: 'liveBadge', icon: FlashFilled },
  rehearsal: { badge: 'rehearsalBadge', icon: BeakerRegular },
  reading: { badge: 'readingBadge', icon: BookOpenRegular },
} as const;

function InView({ inView }: { readonly inView: NonNullable<HeaderView['inView']> }) {
  const styles = useInViewStyles();
  const { badge, icon: Icon } = marks[inView.mode];
  return (
    <div className={styles.view} role="group" aria-label={t('app.recovery-state')}>
      <span className={mergeClasses(styles.badge, styles[badge])}>
        <Icon aria-hidden />
        {inView.modeWord}
      </span>
      <span className={styles.server}>{inView.server}</span>
      <span className={styles.domain}>{inView.domain}</span>
      <span className={styles.meaning}>{inView.modeMeaning}</span>
    </div>
  );
}
