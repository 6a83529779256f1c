/** A setting that this program knows: what it does, in words for an administrator, and where that is written. */
export interface KnownSetting {
  /**
   * Fits the address of a place: `client-access/Owa/web.config#configuration/…/@attribute` for XML, `client-access/Owa/x.aspx`
   * for a file or lines of it, `HKLM\…\key\\name` for the registry, `service NAME`, `binding NAME`. Without regard to case.
   */
  readonly at: RegExp;
  readonly text: string;
  readonly risk: 'low' | 'care' | 'high';
  readonly source: string;
}
