import type { FailPoint, Fault } from '../../preload/contract/scenario.js';
import { loading, patchChoose, settled, type Context } from './wizard-context.js';
import type { ReadFrom } from './wizard-state.js';

export interface BeginOptions {
  readonly speed: number;
  readonly password: string | null;
}

export interface ChooseActions {
  readonly readServers: (from: ReadFrom, password: string | null) => Promise<void>;
  readonly pickServer: (name: string, password: string | null) => Promise<void>;
  /** Back to the question where to read from. */
  readonly otherSource: () => void;
  readonly setFault: (point: FailPoint, times: Fault['times'] | null) => void;
  readonly begin: (options: BeginOptions) => Promise<void>;
}

/** `enter` shows a recovery that has just been made, and lets its engine go. */
export function chooseActions(
  context: Context,
  enter: (id: string, serverName: string, password: string | null) => Promise<void>,
): ChooseActions {
  const { store, api } = context;
  const choose = () => store.getState().choose;
  return {
    async readServers(from, password) {
      patchChoose(context, { from, servers: loading, picked: null, server: { kind: 'idle' } });
      const servers = settled(await api.listServers({ from, ...given(password) }));
      if (choose().from === from) patchChoose(context, { servers });
    },
    async pickServer(name, password) {
      const { from } = choose();
      if (!from) return;
      patchChoose(context, { picked: name, server: loading, beginning: { kind: 'idle' } });
      const server = settled(await api.readServer({ from, server: name, ...given(password) }));
      // A slow answer must not replace the facts of a server that was picked later.
      if (choose().picked === name) patchChoose(context, { server });
    },
    otherSource: () =>
      patchChoose(context, { servers: { kind: 'idle' }, picked: null, server: { kind: 'idle' }, faults: [] }),
    setFault(point, times) {
      const others = choose().faults.filter(fault => fault.point !== point);
      patchChoose(context, { faults: times === null ? others : [...others, { point, times }] });
    },
    async begin({ speed, password }) {
      const { scenario, from, picked, faults } = choose();
      if (!scenario || !from || picked === null) return;
      patchChoose(context, { beginning: loading });
      const reply = await api.beginRehearsal({
        scenario: scenario.id,
        ...(from.kind === 'scenario' ? {} : { directory: from }),
        ...given(password),
        server: picked,
        faults: [...faults],
        speed,
      });
      patchChoose(context, { beginning: reply.ok ? { kind: 'idle' } : { kind: 'failed', problem: reply.problem } });
      if (reply.ok) await enter(reply.value.id, picked, password);
    },
  };
}

const given = (password: string | null): { password?: string } => (password === null ? {} : { password });
