/** Modes of setup by the words that it uses for them, in small letters. */
const modes: Readonly<Record<string, string>> = {
  install: 'Install',
  uninstall: 'Uninstall',
  upgrade: 'Upgrade',
  buildtobuildupgrade: 'Upgrade',
  recoverserver: 'RecoverServer',
  disasterrecovery: 'RecoverServer',
  recovercms: 'RecoverCMS',
};

/** Switches that are a mode of their own, by their long and their short form. */
const switches: Readonly<Record<string, string>> = {
  prepareschema: 'PrepareSchema',
  ps: 'PrepareSchema',
  preparead: 'PrepareAD',
  p: 'PrepareAD',
  preparedomain: 'PrepareDomain',
  pd: 'PrepareDomain',
  preparealldomains: 'PrepareAllDomains',
  pad: 'PrepareAllDomains',
  preparelegacyexchangepermissions: 'PrepareLegacyExchangePermissions',
  pl: 'PrepareLegacyExchangePermissions',
  newprovisionedserver: 'NewProvisionedServer',
  nprs: 'NewProvisionedServer',
  removeprovisionedserver: 'RemoveProvisionedServer',
  rprs: 'RemoveProvisionedServer',
  addumlanguagepack: 'AddUmLanguagePack',
  removeumlanguagepack: 'RemoveUmLanguagePack',
};

/** The usual spelling of a mode; a word that is not known is kept. */
export function modeOf(word: string): string {
  return modes[word.toLowerCase()] ?? word;
}

/** The mode that a parameter is by itself, such as /PrepareAD. */
export function modeOfSwitch(name: string): string | undefined {
  return switches[name.toLowerCase()];
}

/** The mode that a whole command line names: `/m:RecoverServer`, `/PrepareAD`. */
export function modeInCommand(command: string): string | undefined {
  const [, mode] = /[/-]m(?:ode)?[: ]\s?"?([a-z]{3,20})/i.exec(command) ?? [];
  if (mode !== undefined) return modeOf(mode);
  for (const [, name = ''] of command.matchAll(/(?:^|[\s'"])[/-]([a-z]{1,40})/gi)) {
    const found = modeOfSwitch(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
