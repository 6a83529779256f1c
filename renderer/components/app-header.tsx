import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { FlashFilled } from '@fluentui/react-icons/svg/flash';
import { WeatherMoonRegular } from '@fluentui/react-icons/svg/weather-moon';
import { WeatherSunnyRegular } from '@fluentui/react-icons/svg/weather-sunny';
import { t } from '../messages/translate.js';
import type { HeaderView } from '../state/header-view.js';

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
  rehearsal: { borderBottom: `${tokens.strokeWidthThicker} dashed ${tokens.colorBrandStroke1}` },
  live: { borderBottom: `${tokens.strokeWidthThickest} solid ${tokens.colorStatusDangerBorderActive}` },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300 },
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
  meaning: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    '@media (max-width: 900px)': { display: 'none' },
  },
  banner: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalL,
    minHeight: '32px',
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`,
  },
  grow: { flexGrow: 1 },
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
  return (
    <header>
      <div className={mergeClasses(styles.header, inView ? styles[inView.mode] : undefined)}>
        <span className={styles.name}>{t('app.name')}</span>
        {inView ? <InView inView={inView} /> : <span className={styles.grow} />}
        <Button
          appearance="subtle"
          icon={dark ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
          aria-label={dark ? t('app.use-light') : t('app.use-dark')}
          title={dark ? t('app.use-light') : t('app.use-dark')}
          onClick={onTheme}
        />
      </div>
      <div role="status" className={connection === '' ? undefined : styles.banner}>
        {connection !== '' && <PlugDisconnectedRegular aria-hidden />}
        {connection}
      </div>
    </header>
  );
}

function InView({ inView }: { readonly inView: NonNullable<HeaderView['inView']> }) {
  const styles = useStyles();
  const live = inView.mode === 'live';
  return (
    <div className={styles.view} role="group" aria-label={t('app.recovery-state')}>
      <span className={mergeClasses(styles.badge, live ? styles.liveBadge : styles.rehearsalBadge)}>
        {live ? <FlashFilled aria-hidden /> : <BeakerRegular aria-hidden />}
        {inView.modeWord}
      </span>
      <span className={styles.server}>{inView.server}</span>
      <span className={styles.domain}>{inView.domain}</span>
      <span className={styles.meaning}>{inView.modeMeaning}</span>
    </div>
  );
}
