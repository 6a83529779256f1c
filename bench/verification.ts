import { resolve } from 'node:path';
import { composeRecoveries } from '../main/compose.js';
import { systemClock } from '../main/ports/clock.js';
import type { Question } from '../main/runbook/questions.js';

// Recovers EX3 in a rehearsal, and verifies it again and again. Prints of each round the milliseconds of the whole
// verification, and of its slowest check when that runs alone, as JSON. `node verification.cjs ASSETS TOOL STATE`

const rounds = 5;
const { signal } = new AbortController();

async function main([assets = '', tool = '', state = '']: readonly string[]): Promise<void> {
  const { recoveries, verifications } = await composeRecoveries({
    door: 'command line',
    assetsFolder: resolve(assets),
    toolFile: resolve(tool),
    scriptsFolder: '',
    productVersion: 'bench',
    clock: systemClock,
    stateFolder: resolve(state),
  });
  const id = await recoveries.beginRehearsal({ server: 'EX3', scenario: 'ex3', faults: [], speed: 0 });
  const run = { signal, decide, onRecord: nothing, onProgress: nothing, onOutput: nothing };
  while ((await recoveries.run(id, run)).kind === 'restarting');
  const wish = { target: { kind: 'rehearsal', recoveryId: id }, against: [id] } as const;
  const times: { whole: number; slowest: number; check: string; checks: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const began = performance.now();
    const { checks } = await verifications.verify(wish, { signal });
    const whole = performance.now() - began;
    const [slowest] = [...checks].sort((one, other) => other.durationMs - one.durationMs);
    const unclear = checks.find(({ outcome }) => outcome === 'could not tell');
    if (!slowest || unclear) throw new Error(`A check could not tell: ${unclear?.id ?? ''} ${unclear?.found ?? ''}`);
    const alone = performance.now();
    await verifications.verify({ ...wish, only: [slowest.id] }, { signal });
    const floor = performance.now() - alone;
    // The first round loads what the others find loaded.
    if (round > 0) times.push({ whole, slowest: floor, check: slowest.id, checks: checks.length });
  }
  process.stdout.write(`${JSON.stringify(times)}\n`);
}

const nothing = (): void => undefined;

function decide(question: Question) {
  if (question.kind !== 'consent') return Promise.resolve('later' as const);
  const { typeToConfirm } = question.preview;
  return Promise.resolve({ choice: 'consent' as const, ...(typeToConfirm !== null && { typedName: typeToConfirm }) });
}

void main(process.argv.slice(2));
