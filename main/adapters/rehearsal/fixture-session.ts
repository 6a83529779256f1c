import { systemClock } from '../../ports/clock.js';
import { openRehearsalHost } from './rehearsal-host.js';
import { loadScenario } from './scenarios.js';

// A session that starts setup and reads along until somebody kills it: `node session.cjs FOLDER SCENARIO TOOL PACE`.

async function session(): Promise<void> {
  const [folder = '', scenarioFolder = '', toolFile = '', pace = '{}'] = process.argv.slice(2);
  const scenario = { ...(await loadScenario(scenarioFolder)), pace: JSON.parse(pace) as Record<string, number> };
  const host = await openRehearsalHost({ folder, scenario, toolFile, speed: 1, clock: systemClock });
  const run = { signal: new AbortController().signal, onOutput: (line: string) => console.log(line) };
  await host.apply({ kind: 'recovery-setup', mediaPath: 'D:\\', targetDir: null, domainController: null }, run);
  await host.followSetup(run);
}

void session();
