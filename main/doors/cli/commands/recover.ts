import type { LiveProposal, LiveSettings } from '../../../../preload/contract/index.js';
import { failure } from '../../../problems/problem.js';
import type { LiveWish } from '../../../recovery/live.js';
import { directoryFrom, directoryForms, type DirectoryOptions } from '../directory-option.js';
import { goOn } from '../go-on.js';
import { makeReportFolder, type House } from '../house.js';
import { foldersFrom, settingsFrom, type LiveOptions } from '../live-options.js';
import { passwordFor } from '../password-option.js';
import { tellTriedSteps } from '../tell-tried-steps.js';
import { whileWaiting } from '../while-waiting.js';

export interface RecoverOptions extends DirectoryOptions, LiveOptions {
  readonly server?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly showOutput?: boolean;
  readonly out?: string;
  readonly color: boolean;
}

/** `cas-recovery recover`: recovers a lost server on this very Windows machine. */
export async function recover(house: House, options: RecoverOptions): Promise<number> {
  const { recoveries } = house.composition;
  if (!recoveries.canBeLive) throw failure('ONLY_REHEARSALS_HERE', { platform: process.platform });
  const directory = directoryFrom(options);
  const { server } = options;
  if (!directory) throw failure('WRONG_USE', { what: `A recovery needs --directory: ${directoryForms}.` });
  if (server === undefined || server.trim() === '') {
    throw failure('WRONG_USE', { what: 'A recovery needs --server NAME. "inspect --all" lists the servers.' });
  }
  const password = await passwordFor(directory, options, house);
  const how = { signal: house.signal, password };
  const question = { directory, server, folders: foldersFrom(options) };
  const proposing = recoveries.proposeLive(question, how);
  const proposal = await whileWaiting(house, 'Reading the directory and this server', proposing);
  const settings = settingsFrom(options, proposal);
  tellSettings(house, proposal, settings);
  const wish: LiveWish = { directory, server, settings };
  if (options.dryRun === true) {
    const steps = await whileWaiting(house, 'Looking through each step', recoveries.tryOutLive(wish, how));
    return tellTriedSteps(house, steps, 'DRY RUN on this server: nothing is changed and nothing is kept.');
  }
  if (options.out !== undefined) await makeReportFolder(options.out);
  const id = await whileWaiting(house, 'Writing the plan', recoveries.beginLive(wish, how));
  return goOn(house, id, {
    ...options,
    command: 'recover',
    yes: options.yes === true,
    live: true,
    ...(password && { password }),
  });
}

/** What the server will be made into, and where each part of that comes from. */
function tellSettings(
  { terminal }: House,
  { server, machine, sources, requiredMedia, settings: proposed }: LiveProposal,
  settings: LiveSettings,
): void {
  const from = (name: 'address' | 'joinAccount'): string =>
    settings[name] === proposed[name] ? `  [${sources[name] ?? ''}]` : '';
  terminal.line(`${server} will be rebuilt on this machine, ${machine.name} (${machine.operatingSystem.name}).`);
  terminal.line(
    `  address       ${settings.address}, mask ${settings.mask}, gateway ${settings.gateway ?? 'none'}${from('address')}`,
  );
  terminal.line(`  DNS servers   ${settings.dnsServers.join(', ')}`);
  terminal.line(`  joined by     ${settings.joinAccount}${from('joinAccount')}`);
  terminal.line(
    `  setup media   ${requiredMedia} needed; ${machine.media ? `${machine.media.build} in ${machine.media.path}` : 'none found'}`,
  );
  terminal.line(
    `  lost since    ${settings.lostAt ?? 'not said: whether the computer account was reset since then can not be judged'}`,
  );
  terminal.line();
}
