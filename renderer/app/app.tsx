import { lazy, Suspense } from 'react';
import { AppHeader } from '../components/app-header.js';
import { useWizardState } from '../components/use-wizard.js';
import { HomeScreen } from '../screens/home-screen.js';
import { headerView } from '../state/header-view.js';
import { loadScreens } from './load-screens.js';

const screens = {
  home: HomeScreen,
  choose: lazy(() => loadScreens.choose().then(({ ChooseScreen }) => ({ default: ChooseScreen }))),
  recovery: lazy(() => loadScreens.recovery().then(({ RecoveryScreen }) => ({ default: RecoveryScreen }))),
  kit: lazy(() => loadScreens.kit().then(({ KitScreen }) => ({ default: KitScreen }))),
  backups: lazy(() => loadScreens.backups().then(({ BackupsScreen }) => ({ default: BackupsScreen }))),
  'backup-job': lazy(() => loadScreens['backup-job']().then(({ BackupJobScreen }) => ({ default: BackupJobScreen }))),
  'hand-off': lazy(() => loadScreens['hand-off']().then(({ HandOffScreen }) => ({ default: HandOffScreen }))),
  advice: lazy(() => loadScreens.advice().then(({ AdviceScreen }) => ({ default: AdviceScreen }))),
  verify: lazy(() => loadScreens.verify().then(({ VerifyScreen }) => ({ default: VerifyScreen }))),
  past: lazy(() => loadScreens.past().then(({ PastScreen }) => ({ default: PastScreen }))),
  report: lazy(() => loadScreens.report().then(({ ReportScreen }) => ({ default: ReportScreen }))),
};

interface AppProps {
  readonly dark: boolean;
  readonly onTheme: () => void;
}

/** The window: the header, and the screen in view. */
export function App({ dark, onTheme }: AppProps) {
  const state = useWizardState(whole => whole);
  const Screen = screens[state.screen];
  const header = <AppHeader view={headerView(state)} dark={dark} onTheme={onTheme} />;
  return (
    <Suspense fallback={header}>
      <Screen header={header} />
    </Suspense>
  );
}
