import type { Service } from '../../../../preload/contract/index.js';
import type { Bench } from './tool.js';

const startModes: Readonly<Record<string, Service['startMode']>> = {
  auto: 'Automatic',
  demand: 'Manual',
  disabled: 'Disabled',
};

/** `sc.exe config <service> start= <mode>` and `sc.exe start <service>`. */
export async function sc(bench: Bench): Promise<number> {
  await bench.take('sc.exe');
  const [verb, service = '', option, mode = ''] = bench.args;
  if (verb === 'start') return start(bench, service);
  const startMode = startModes[mode];
  if (verb !== 'config' || option !== 'start=' || !startMode) {
    bench.print('ERROR:  Invalid start= field\n');
    return 1639;
  }
  if (!bench.facts().elevated) return failed(bench, 5, 'Access is denied.');
  const is = (one: Service): boolean => one.name.toLowerCase() === service.toLowerCase();
  if (!bench.machine().services.some(is)) {
    return failed(bench, 1060, 'The specified service does not exist as an installed service.');
  }
  bench.change(machine => ({
    ...machine,
    services: machine.services.map(one => (is(one) ? { ...one, startMode } : one)),
  }));
  bench.print('[SC] ChangeServiceConfig SUCCESS\n');
  return 0;
}

function start(bench: Bench, service: string): number {
  const is = (one: Service): boolean => one.name.toLowerCase() === service.toLowerCase();
  const now = bench.machine().services.find(is);
  if (!bench.facts().elevated) return failed(bench, 5, 'Access is denied.');
  if (!now) return failed(bench, 1060, 'The specified service does not exist as an installed service.');
  if (now.state === 'Running') {
    bench.print('[SC] StartService FAILED 1056:\n\nAn instance of the service is already running.\n\n');
    return 1056;
  }
  if (now.startMode === 'Disabled') {
    bench.print('[SC] StartService FAILED 1058:\n\nThe service cannot be started, because it is disabled.\n\n');
    return 1058;
  }
  bench.change(machine => ({
    ...machine,
    services: machine.services.map(one => (is(one) ? { ...one, state: 'Running' as const } : one)),
  }));
  bench.print(`\nSERVICE_NAME: ${now.name}\n        STATE              : 2  START_PENDING\n`);
  return 0;
}

function failed({ print }: Bench, code: number, text: string): number {
  print(`[SC] OpenService FAILED ${code}:\n\n${text}\n\n`);
  return code;
}
