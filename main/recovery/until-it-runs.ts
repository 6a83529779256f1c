import { sameText } from './evidence.js';
import type { RecoveryWorld } from './world.js';

const pauseMs = 1000;

/**
 * `sc.exe start` does not wait for the service. One that takes longer than this is told by the next look, which at a real
 * server takes seconds itself: so the time counts, and not the looks.
 */
export async function untilItRuns(
  { host, lookAgain }: Pick<RecoveryWorld, 'host' | 'lookAgain'>,
  { service, mostMs }: { readonly service: string; readonly mostMs: number },
  signal: AbortSignal,
): Promise<void> {
  const began = performance.now();
  while (!signal.aborted) {
    const { services } = await host.facts();
    if (services.some(({ name, state }) => sameText(name, service) && state === 'Running')) return;
    if (performance.now() - began >= mostMs) return;
    await new Promise(resolve => setTimeout(resolve, pauseMs));
    lookAgain?.();
  }
}
