import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeRecoveries, type ComposeOptions } from '../compose.js';
import { systemClock } from '../ports/clock.js';
import { createWizardService } from './wizard-service.js';
import type { Wizard } from './wizard.js';

export interface WizardOptions extends Omit<ComposeOptions, 'door' | 'clock' | 'productVersion'> {
  readonly door: 'window' | 'browser';
  /** Null where the question makes no sense: away from Windows. */
  readonly elevated: boolean | null;
  readonly restartElevated: () => Promise<boolean>;
  /** The recovery that Windows started this program for. */
  readonly resume?: string | undefined;
}

/** The wizard that the window boundaries serve, with the whole house behind it. */
export async function createWizard(options: WizardOptions): Promise<Wizard> {
  const clock = systemClock;
  const productVersion = await versionBeside(options.assetsFolder);
  const composition = await composeRecoveries({ ...options, clock, productVersion });
  return createWizardService({ ...options, clock, productVersion, composition });
}

/** The version in the package.json that stands beside the built program. */
async function versionBeside(assetsFolder: string): Promise<string> {
  const text = await readFile(join(assetsFolder, '..', '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
