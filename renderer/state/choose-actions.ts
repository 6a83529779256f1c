import type { CallInput } from '../../preload/contract/calls.js';
import type { FailPoint, Fault } from '../../preload/contract/scenario.js';
import { begun, given, unlessCancelled } from './asking.js';
import type { Enter } from './recovery-actions.js';
import { loading, patchChoose, settled, type Context } from './wizard-context.js';
import type { ChooseState, ReadFrom, ServerPart } from './wizard-state.js';

export interface BeginOptions {
  readonly speed: number;
  readonly password: string | null;
}

export interface ChooseActions {
  /** Asks DNS which domain controllers there are. */
  readonly findControllers: (query: CallInput<'findDomainControllers'>) => Promise<void>;
  readonly readServers: (from: ReadFrom, password: string | null) => Promise<void>;
  readonly pickServer: (name: string, password: string | null) => Promise<void>;
  /** Gives up what is being read. */
  readonly cancelReading: () => Promise<void>;
  /** Back to the question where to read from. */
  readonly otherSource: () => void;
  /** Back to the list. */
  readonly otherServer: () => void;
  readonly searchServers: (search: string) => void;
  readonly showPart: (part: ServerPart) => void;
  /** Shows where the facts of a group were read; null closes it. */
  readonly showSources: (group: string | null) => void;
  /** Compares a reading that was saved before, as text, with the one in view. */
  readonly compareWith: (before: string) => Promise<void>;
  readonly setFault: (point: FailPoint, times: Fault['times'] | null) => void;
  readonly begin: (options: BeginOptions) => Promise<void>;
}

const noServer = {
  picked: null,
  server: { kind: 'idle' },
  part: 'answer',
  evidence: null,
  changes: { kind: 'idle' },
  beginning: { kind: 'idle' },
  live: null,
} as const satisfies Partial<ChooseState>;

/** `enter` shows a recovery that has just been made, and lets its engine go. */
export function chooseActions(context: Context, enter: Enter): ChooseActions {
  const { store, api } = context;
  const choose = () => store.getState().choose;
  return {
    async findControllers(query) {
      const asked = { ...loading };
      patchChoose(context, { controllers: asked });
      const controllers = settled(await api.findDomainControllers(query));
      if (choose().controllers === asked) patchChoose(context, { controllers });
    },
    async readServers(from, password) {
      const asked = begun();
      patchChoose(context, { ...noServer, from, servers: asked, search: '', looked: null });
      const servers = unlessCancelled(settled(await api.listServers({ from, ...given(password) })));
      if (choose().servers === asked) patchChoose(context, { servers });
    },
    async pickServer(name, password) {
      const { from } = choose();
      if (!from) return;
      const asked = begun();
      patchChoose(context, { ...noServer, picked: name, looked: name, server: asked });
      const server = unlessCancelled(settled(await api.readServer({ from, server: name, ...given(password) })));
      // A slow answer must not replace the facts of a server that was picked later.
      if (choose().server !== asked) return;
      patchChoose(context, server.kind === 'idle' ? noServer : { server });
    },
    async cancelReading() {
      const { servers, beginning, live } = choose();
      if (beginning.kind === 'loading') patchChoose(context, { beginning: { kind: 'idle' } });
      else if (live) patchChoose(context, { live: null });
      else patchChoose(context, { ...noServer, ...(servers.kind === 'loading' && { servers: { kind: 'idle' } }) });
      await api.cancelReading({});
    },
    otherSource: () => patchChoose(context, { ...noServer, servers: { kind: 'idle' }, faults: [] }),
    otherServer: () => patchChoose(context, { ...noServer, faults: [] }),
    searchServers: search => patchChoose(context, { search }),
    showPart: part => patchChoose(context, { part, evidence: null }),
    showSources: group => patchChoose(context, { evidence: choose().evidence === group ? null : group }),
    async compareWith(before) {
      const { server } = choose();
      if (server.kind !== 'loaded') return;
      const asked = { ...loading };
      patchChoose(context, { changes: asked });
      const changes = settled(await api.compareReadings({ before, now: server.value.page.server }));
      if (choose().changes === asked) patchChoose(context, { changes });
    },
    setFault(point, times) {
      const others = choose().faults.filter(fault => fault.point !== point);
      patchChoose(context, { faults: times === null ? others : [...others, { point, times }] });
    },
    async begin({ speed, password }) {
      const { from, picked, faults } = choose();
      if (!from || picked === null) return;
      const asked = begun();
      patchChoose(context, { beginning: asked });
      const reply = await api.beginRehearsal({
        ...(from.kind === 'scenario' ? { scenario: from.scenario } : { directory: from }),
        ...given(password),
        server: picked,
        faults: [...faults],
        speed,
      });
      if (choose().beginning !== asked) return;
      const beginning = unlessCancelled(settled(reply));
      patchChoose(context, { beginning: beginning.kind === 'failed' ? beginning : { kind: 'idle' } });
      if (reply.ok)
        await enter({ id: reply.value.id, serverName: picked, mode: 'rehearsal', work: 'recovery' }, password);
    },
  };
}
