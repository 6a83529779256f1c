import type { HostFacts, ServerSettings } from '../../preload/contract/index.js';
import { toProblem } from '../problems/problem.js';
import type { RunningServer } from './world.js';

type Settings = Omit<
  ServerSettings,
  | 'schema'
  | 'readAt'
  | 'machine'
  | 'services'
  | 'powerPlan'
  | 'popCertificate'
  | 'imapCertificate'
  | 'sources'
  | 'unread'
>;

const none: Settings = {
  routes: [],
  rollups: [],
  registry: [],
  certificates: [],
  httpBindings: [],
  loadBalancing: [],
  tasks: [],
  pageFiles: [],
};

const others = ['powerPlan', 'popCertificate', 'imapCertificate', 'certificateServices'] as const;

/** A server of which nothing but its facts could be read: all else of it can't be told, and why. */
export function factsAlone(machine: HostFacts, why: string): RunningServer {
  const unread = Object.fromEntries([...Object.keys(none), ...others].map(part => [part, why]));
  const { services } = machine.unread;
  return {
    ...none,
    schema: 'cas-recovery/settings/1',
    readAt: machine.readAt,
    machine,
    services: [...machine.services],
    powerPlan: null,
    popCertificate: null,
    imapCertificate: null,
    sources: { ...machine.sources },
    unread: { ...unread, ...(services !== undefined && { services }) },
  };
}

/** The settings of the server; its facts alone where they can't be read, or don't come in time. */
export async function settingsOrFacts(
  settings: Promise<RunningServer>,
  facts: () => Promise<HostFacts>,
  limitSeconds: number,
): Promise<RunningServer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>(done => {
    timer = setTimeout(
      () => done(`The settings of this server did not come within ${String(limitSeconds)} seconds.`),
      limitSeconds * 1000,
    );
  });
  const failed = settings.then(
    server => server,
    (thrown: unknown) => toProblem(thrown).happened,
  );
  try {
    const first = await Promise.race([failed, late]);
    return typeof first === 'string' ? factsAlone(await facts(), first) : first;
  } finally {
    clearTimeout(timer);
  }
}
