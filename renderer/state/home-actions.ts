import type { ScenarioCard } from '../../preload/contract/scenario.js';
import { emptyKit } from './kit/kit-state.js';
import { loading, settled, type Context } from './wizard-context.js';
import { emptyChoose } from './wizard-state.js';

export interface HomeActions {
  /** Reads everything that the first screen shows. */
  readonly load: () => Promise<void>;
  readonly goHome: () => Promise<void>;
  readonly restartElevated: () => Promise<void>;
  readonly chooseServer: (scenario: ScenarioCard) => void;
  /** To what a directory records of a server, with no rehearsal in mind. */
  readonly lookAtServers: () => void;
  /** The same, with the recovery on this machine in mind. */
  readonly recoverServer: () => void;
  /** To the form that a recovery kit is taken with. */
  readonly takeKit: () => void;
  /** To a kit that was taken before. */
  readonly openKit: () => void;
}

/** `comeBack` shows the recovery that Windows started this program for. */
export function homeActions(context: Context, comeBack: (id: string) => Promise<void>): HomeActions {
  const { store, api } = context;
  let cameBack = false;
  const loadAppInfo = async (): Promise<void> => {
    const appInfo = settled(await api.appInfo({}));
    store.setState({ appInfo });
    const resume = appInfo.kind === 'loaded' ? appInfo.value.resume : null;
    if (cameBack || resume === null) return;
    cameBack = true;
    if (store.getState().screen === 'home') await comeBack(resume);
  };
  const loadScenarios = async (): Promise<void> => {
    const scenarios = settled(await api.listScenarios({}));
    store.setState({ scenarios });
  };
  const loadRecoveries = async (above?: Promise<void>): Promise<void> => {
    const recoveries = settled(await api.listRecoveries({}));
    await above;
    store.setState({ recoveries });
  };
  const load = async (): Promise<void> => {
    store.setState({ appInfo: loading, scenarios: loading, recoveries: loading });
    // What stands above the list comes first: it would push the list's buttons down.
    const scenarios = loadScenarios();
    await Promise.all([loadAppInfo(), scenarios, loadRecoveries(scenarios)]);
  };
  return {
    load,
    async goHome() {
      store.setState({ screen: 'home' });
      if (store.getState().appInfo.kind === 'loaded') await loadRecoveries();
      else await load();
    },
    async restartElevated() {
      store.setState({ elevating: loading });
      const elevating = settled(await api.restartElevated({}));
      store.setState({ elevating });
    },
    chooseServer: scenario =>
      store.setState({
        screen: 'choose',
        choose: { ...emptyChoose, scenario, from: { kind: 'scenario', scenario: scenario.id } },
      }),
    lookAtServers: () => store.setState({ screen: 'choose', choose: { ...emptyChoose, purpose: 'look' } }),
    takeKit: () => store.setState({ screen: 'kit', kit: { ...emptyKit, stage: 'take' } }),
    openKit: () => store.setState({ screen: 'kit', kit: emptyKit }),
    recoverServer: () => store.setState({ screen: 'choose', choose: { ...emptyChoose, purpose: 'recover' } }),
  };
}
