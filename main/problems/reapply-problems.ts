import { entry, type NoFacts } from './entry.js';

export const reapplyProblems = {
  NOTHING_CHOSEN: entry(
    (_facts: NoFacts) => 'No difference was chosen.',
    'There is nothing to apply.',
    'Choose at least one difference that can be applied.',
  ),
  CHOICE_UNKNOWN: entry(
    (_facts: { ids: readonly string[] }) => 'A part of the choice is not among the differences that are there now.',
    'The kit or the server has changed since they were chosen, and nothing is applied on an old look.',
    'Compare again and choose from what is found now.',
    ({ ids }) => ids.join('\n'),
  ),
  CHOICE_BY_HAND: entry(
    ({ title }: { title: string; why: string }) => `This program can't apply "${title}".`,
    ({ why }) => why,
    'Leave it out of the choice, and do it by hand.',
  ),
  WHOLE_FILE_NOT_MEANT: entry(
    ({ file }: { file: string }) => `${file} can only be replaced as a whole.`,
    'Whatever setup or a rollup wrote into it since would be lost with the old content.',
    {
      terminal:
        'Merge by hand what you need. If you really mean the whole file, say so: tick "replace as a whole", or use --whole-file.',
      window: 'Merge by hand what you need. If you really mean the whole file, say so beside the difference.',
    },
  ),
  PLACE_NOT_THERE: entry(
    ({ what }: { what: string; why: string }) => `This server has no place for ${what}.`,
    ({ why }) => why,
    'Install what it belongs to, then compare again. Or leave it out of the choice.',
  ),
  SECTION_IN_BOTH: entry(
    ({ file, element, key, line }: { file: string; element: string; key: string; line: number }) =>
      `${file} would say ${element} "${key}" a second time (line ${String(line)}).`,
    'IIS has it already in applicationHost.config. It would answer every request with error 500.19.',
    'Leave this difference out of the choice: the setting is there, at another place.',
  ),
  ROLLUP_FILE_NEEDED: entry(
    ({ rollup }: { rollup: string }) => `The file of the rollup is needed: ${rollup}.`,
    'A rollup replaces files. Installed after the changes, it would undo a part of them.',
    {
      terminal:
        'Download its .msp file from Microsoft, put it on this server, and name it: --rollup FILE. Or leave the rollup out: --rollup none, or take it out of the choice.',
      window:
        'Download its .msp file from Microsoft, put it on this server, and name it under "Path of the rollup". Or take the rollup out of the choice.',
    },
  ),
  ROLLUP_FILE_UNFIT: entry(
    ({ file }: { file: string }) => `${file} is not named like a rollup of Exchange 2010.`,
    'Its name says which one it is, as in Exchange2010-KB2936871-x64-en.msp. Nothing else is installed on a guess.',
    'Name the .msp file as Microsoft named it.',
  ),
  ROLLUP_FILE_MISSING: entry(
    ({ file }: { file: string; why: string }) => `The file of the rollup can't be used: ${file}.`,
    'The rollup comes before all else, and would end in the middle of it. Nothing was changed.',
    {
      terminal: 'Look at its path, and name it again: --rollup FILE. Or leave the rollup out: --rollup none.',
      window: 'Look at its path, and name it again. Or take the rollup out of the choice.',
    },
    ({ why }) => why,
  ),
  ROLLUP_OTHER: entry(
    ({ given, wanted }: { given: string; wanted: string }) =>
      `The rollup ${given} is newer than ${wanted}, which the lost server had.`,
    'All servers of an array should have the same. A newer one also writes files anew that the kit has older.',
    {
      terminal: ({ wanted }) =>
        `Name the file of ${wanted}. If your other servers have the newer one by now, say so: tick it, or run "kit apply" with --newer-rollup.`,
      window: ({ wanted }) => `Name the file of ${wanted}. If your other servers have the newer one by now, tick that.`,
    },
  ),
  ROLLUP_FIRST: entry(
    ({ file }: { file: string }) => `${file} lies below a folder that carries the version of the rollup.`,
    'The rollup brings a new folder. What is put into the old one is never shown.',
    'Apply the rollup alone. Then compare again: the new comparison names the new folder.',
  ),
  ROLLUP_LOWER: entry(
    ({ given, wanted }: { given: string; wanted: string }) =>
      `The rollup ${given} is older than ${wanted}, which the lost server had.`,
    'The files in the kit belong to the newer one, and so do the other servers of your organization.',
    ({ wanted }) => `Bring ${wanted}, or a newer one.`,
  ),
  ROLLUP_NOT_LISTED: entry(
    ({ rollup }: { rollup: string }) => `Windows does not list the rollup ${rollup} as installed.`,
    'The files that follow belong to it.',
    'Look into its log, which is named in the command. Then choose Retry.',
  ),
  SERVICES_LEFT_DISABLED: entry(
    ({ services }: { services: readonly string[] }) => `The rollup left services disabled: ${services.join(', ')}.`,
    'They do not start again by themselves, and clients miss what they do.',
    'Choose Retry: the step of the rollup offers to set them back. If it was skipped, set them by hand in Services; what each had is below. Then choose Retry.',
    ({ services }) => services.join('\n'),
  ),
  CERTIFICATE_NOT_IN_KIT: entry(
    ({ subject }: { subject: string; why: string }) => `The kit has no private key for the certificate ${subject}.`,
    'A certificate without its key is of no use to a server.',
    'Import it from your own PFX file, or have your authority issue it again.',
    ({ why }) => why,
  ),
  CERTIFICATE_NOT_CHOSEN: entry(
    ({ subject, services }: { subject: string; services: readonly string[] }) =>
      `The certificate ${subject} is to be used for ${services.join(', ')}, and is not on this server.`,
    'No service can use what is not in the store with its private key.',
    'Choose the certificate itself too. Where the kit has no key of it, import your own PFX file first, and compare again.',
  ),
  CERTIFICATE_KEY_MISSING: entry(
    ({ subject }: { subject: string }) => `The certificate ${subject} stands in the store without its private key.`,
    'No service can answer with it.',
    'Remove it from the store of the computer. Then choose Retry.',
  ),
  CERTIFICATE_KEY_NOT_READABLE: entry(
    ({ subject }: { subject: string }) => `NETWORK SERVICE can't read the private key of the certificate ${subject}.`,
    'The services of Exchange run under that account. They could not answer with it.',
    'Give NETWORK SERVICE the right to read the key (Certificates, All Tasks, Manage Private Keys). Then choose Retry.',
  ),
  CERTIFICATE_USE_UNREAD: entry(
    ({ subject }: { subject: string }) => `Nobody could say which services use the certificate ${subject}.`,
    'Whether it is enabled is not known.',
    'Make sure that the Exchange shell answers on this server. Then choose Retry.',
  ),
  CERTIFICATE_STILL_USED: entry(
    ({ subject, services }: { subject: string; services: readonly string[] }) =>
      `The certificate ${subject} is still used for ${services.join(', ')}.`,
    'Removed with its key, it would leave them without one. Nothing else was recorded that they used before.',
    'Give them another certificate in the Exchange shell (Enable-ExchangeCertificate), then choose Retry. Or skip this step.',
  ),
  REAPPLY_STILL_OPEN: entry(
    ({ id }: { id: string }) => `The re-application ${id} has not ended.`,
    'Two at a time would change what the other has just changed, and neither could be taken back for certain.',
    {
      terminal: ({ id }) => `Let it go on to its end, or stop it: resume ${id}, and choose Stop. Then do this again.`,
      window: ({ id }) =>
        `Let it go on to its end, or stop it: open ${id} in the list of recoveries, and choose Stop. Then do this again.`,
    },
  ),
  REAPPLY_TAKEN_BACK: entry(
    ({ id, at }: { id: string; by: string; at: string }) => `The re-application ${id} was taken back on ${at}.`,
    'Nothing of it is left to take back.',
    ({ by }) => `To have it again, take back ${by}, or compare with the kit and choose anew.`,
  ),
  FILE_CHANGED_MEANWHILE: entry(
    ({ file }: { file: string }) => `${file} is neither as it was when the changes were chosen nor as they make it.`,
    'Somebody has changed it since. That change would be lost.',
    'Look who did. Put the file back and choose Retry. Or skip this step, and compare again: the new comparison sees the file as it is.',
  ),
  PLACE_CHANGED_SINCE: entry(
    ({ title }: { title: string; found: string }) => `Somebody changed what this is about: ${title}.`,
    'It is not as this program last saw it. Going on would take away what somebody did since.',
    'Look who did. Set it to what it was by hand and choose Retry. Or skip this step, and compare again.',
    ({ found }) => `It stands there now: ${found}`,
  ),
  PREPARED_FILE_DAMAGED: entry(
    ({ file }: { file: string; path: string }) => `The prepared content of ${file} is not as it was written.`,
    'Nothing is put in place that nobody has agreed to.',
    'Stop here, compare again, and begin a new re-application.',
    ({ path }) => path,
  ),
  KIT_NOT_THE_SAME: entry(
    ({ path }: { path: string }) => `The recovery kit at ${path} is another one than this was begun with.`,
    'A rollup has rewritten files, and the changes must be made anew from that very kit.',
    'Put the kit back in its place. Then choose Retry.',
  ),
  REAPPLY_NOT_SO: entry(
    (_facts: { titles: readonly string[] }) => 'A part of what was chosen is not on the server.',
    'Something took them back after they were made, or they were skipped.',
    'Look at the rows that differ. Skip this step if you accept them: the report will show them.',
    ({ titles }) => titles.join('\n'),
  ),
  NOTHING_TO_UNDO: entry(
    ({ id }: { id: string }) => `${id} has changed nothing that can be taken back.`,
    'There is nothing to undo.',
    'Look at its report: it shows what was done and how it can be taken back by hand.',
  ),
  NOT_A_REAPPLICATION: entry(
    ({ id }: { id: string }) => `${id} is no re-application from a kit. It can't be taken back as a whole.`,
    'Only what was re-applied from a kit can be undone in one go.',
    'Its report shows the way back of each step.',
  ),
  KEPT_COPY_DAMAGED: entry(
    ({ file }: { file: string; path: string }) => `The copy that was kept of ${file} is gone or was changed.`,
    'It would not bring back what stood there.',
    'Take the file back from a backup by hand. Nothing was changed.',
    ({ path }) => path,
  ),
  VALUE_NOT_TOLD: entry(
    ({ what }: { what: string; why: string }) => `This server did not say how ${what} stands.`,
    'Nothing is changed on a guess, and nothing counts as done that nobody has seen.',
    'Put right what kept it from being read, then choose Retry.',
    ({ why }) => why,
  ),
} as const;
