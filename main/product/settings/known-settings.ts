import { exchangeSettings } from './exchange-settings.js';
import { iisSettings } from './iis-settings.js';
import type { KnownSetting } from './known-setting.js';

/** All settings that this program knows. The first that fits a place counts: what is said of Exchange is more exact. */
export const knownSettings: readonly KnownSetting[] = [...exchangeSettings, ...iisSettings];

/** What is known of the setting at an address; undefined where nothing is. */
export function knownSettingAt(address: string): KnownSetting | undefined {
  return knownSettings.find(({ at }) => at.test(address));
}
