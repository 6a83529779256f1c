import type { SettingsTree } from '../../../preload/contract/index.js';

/**
 * Files that a rollup of Exchange may write anew. Source: Microsoft’s note on customised files of Outlook Web App and
 * rollups, and "Exchange 2010 Servicing" (ff637979).
 */
const rewritten: Partial<Record<SettingsTree, readonly RegExp[]>> = {
  'client-access': [
    /\.(?:dll|exe|aspx|ascx|asmx|ashx|asax|master|js|xap|svc|browser)$/i,
    /^owa\/auth\//i,
    /^owa\/(?:\d+\.){2,3}\d+\//i,
    /^owa\/(?:help|bin|current|smime)\//i,
    /^ecp\/(?:\d+\.){2,3}\d+\//i,
    /(?:^|\/)themes\//i,
  ],
  'exchange-bin': [/\.(?:dll|exe|ps1|psm1|psd1|format\.ps1xml|types\.ps1xml)$/i],
};

export function isRollupOwned(tree: SettingsTree, file: string): boolean {
  return rewritten[tree]?.some(one => one.test(file)) ?? false;
}

/** The folder of a version in the path of a file of Outlook Web App: `14.3.123.4` in `Owa/14.3.123.4/themes/…`. */
export const versionFolder = /^(owa|owa\/auth|ecp)\/(\d+\.\d+\.\d+(?:\.\d+)?)(?=\/)/i;
