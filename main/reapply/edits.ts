import type { Difference, HostChange } from '../../preload/contract/index.js';
import type { SettingsSide } from '../ports/settings-side.js';

/** An edit of IIS as a change, and the differences that it settles. */
export interface IisEdit {
  readonly change: Extract<HostChange, { kind: 'set-iis' }>;
  readonly undo: HostChange | null;
  readonly differences: readonly string[];
}

/** How settings are compared and edited: `main/settings` does it, and knows nothing of plans and steps. */
export interface Edits {
  compareSettings(
    kit: SettingsSide,
    fresh: SettingsSide | null,
    now: SettingsSide,
    run: { readonly signal: AbortSignal },
  ): Promise<{ readonly differences: readonly Difference[] }>;
  /** The file as it is now with the chosen differences in it; everything else byte for byte as it was. */
  editFile(now: Buffer | null, kit: Buffer, chosen: readonly Difference[]): Buffer;
  iisChanges(chosen: readonly Difference[], kit: string, now: string): readonly IisEdit[];
  /** What a web.config would say a second time. */
  sectionClashes(
    applicationHost: string,
    webConfig: string,
    location: string,
  ): readonly { readonly element: string; readonly key: string; readonly line: number; readonly column: number }[];
}
