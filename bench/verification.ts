import { resolve } from 'node:path';
import { composeRecoveries } from '../main/compose.js';
import { systemClock } from '../main/ports/clock.js';
import type { Question } from '../main/runbook/questions.js';

// Recovers EX3 in a rehearsal, runs every check alone to learn which is the slowest, and then, turn about, the whole
// verification and that check alone. Prints of each round the milliseconds of both, as JSON.
// `node verification.cjs ASSETS TOOL STATE`

const rounds = 7;
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
  const millisecondsOf = async (only?: readonly string[]): Promise<number> => {
    const began = performance.now();
    const { checks } = await verifications.verify({ ...wish, ...(only && { only }) }, { signal });
    const took = performance.now() - began;
    const unclear = checks.find(({ outcome }) => outcome === 'could not tell');
    if (unclear) throw new Error(`A check could not tell: ${unclear.id}: ${unclear.found}`);
    return took;
  };
  // The first ones load what the others find loaded.
  await millisecondsOf();
  const ids = verifications.cards.map(card => card.id);
  const alone: { check: string; took: number }[] = [];
  for (const check of ids) {
    const tries = [await millisecondsOf([check]), await millisecondsOf([check])];
    alone.push({ check, took: Math.min(...tries) });
  }
  const check = alone.sort((one, other) => other.took - one.took)[0]?.check ?? '';
  const times: { whole: number; slowest: number; check: string; checks: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const whole = await millisecondsOf();
    times.push({ whole, slowest: await millisecondsOf([check]), check, checks: ids.length });
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
