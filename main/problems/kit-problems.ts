import { entry, type NoFacts } from './entry.js';

const nothingTouched = 'Nothing was written there, so nothing is lost.';

export const kitProblems = {
  KIT_ALREADY_THERE: entry(
    ({ path }: { path: string }) => `There is a recovery kit in ${path} already.`,
    'A kit is never written over: it may be the only copy of a server that is lost tomorrow.',
    'Name another folder or file for the new kit.',
  ),
  KIT_FOLDER_NOT_EMPTY: entry(
    ({ path, holds }: { path: string; holds: string }) => `${path} is not empty: it holds "${holds}".`,
    nothingTouched,
    'Name a new or an empty folder for the kit.',
  ),
  KIT_BEING_WRITTEN: entry(
    ({ path, holder }: { path: string; holder: string; lock: string }) =>
      `Another run is writing a kit to ${path}: ${holder}.`,
    'Two at once would spoil the kit of both.',
    ({ lock }) => `Wait until it is done. If no such program runs any more, delete ${lock} and try again.`,
  ),
  KIT_INSIDE_SOURCE: entry(
    ({ path, root }: { path: string; root: string }) => `${path} lies inside ${root}, which goes into the kit.`,
    'The kit would take itself in.',
    'Name a folder elsewhere, best on another disk.',
  ),
  KIT_DISK_FULL: entry(
    ({ path, megabytesMissing }: { path: string; megabytesMissing: number | null }) =>
      megabytesMissing === null
        ? `The disk is full: the kit in ${path} could not be finished.`
        : `The disk is full: ${megabytesMissing} MB more are needed for the kit in ${path}.`,
    'There is no kit now. What was written of it was removed, as far as that was possible.',
    'Free that much space, or name a folder on another disk. Then take the kit again.',
  ),
  KIT_EMPTY: entry(
    ({ server }: { server: string; why: string }) => `Nothing of ${server} could be read for a kit.`,
    'A kit that holds nothing would promise what it can not keep, so none was written.',
    ({ why }) => `The first reason: ${why} See to it, then take the kit again.`,
  ),
  KIT_NOT_FOUND: entry(
    ({ path, why }: { path: string; why: string }) => `There is no recovery kit in ${path}: ${why}.`,
    'Without a kit there is nothing to compare or to apply.',
    'Name the folder that holds manifest.json, or the ZIP file of the kit.',
  ),
  KIT_UNFINISHED: entry(
    ({ path, server }: { path: string; server: string }) =>
      `The kit of ${server} in ${path} was never finished: its making was interrupted.`,
    'It has no list of what belongs to it, so nothing in it can be trusted.',
    'Take the kit again, to the same place if you like, or use an older one.',
  ),
  KIT_NOT_READABLE: entry(
    ({ path, why }: { path: string; why: string }) => `The kit in ${path} can't be read: ${why}.`,
    'Nothing of it was used.',
    'Copy the kit again from where it was kept, or use an older one.',
  ),
  KIT_OF_ANOTHER_VERSION: entry(
    ({ path, schema }: { path: string; schema: string }) =>
      `The kit in ${path} is of a kind unknown here: "${schema}".`,
    'It was made by another version of this program. Reading it on a guess could apply the wrong things.',
    'Use the version of CAS Recovery that made it, or a newer one.',
  ),
  KIT_OF_OTHER_SERVER: entry(
    ({ kit, server }: { kit: string; server: string }) =>
      `The kit is of the server ${kit}, and this server is ${server}.`,
    'Ports, addresses and certificates of one server on another one can break both.',
    {
      terminal:
        'Use the kit of this server. If you really mean this one, run "kit diff" or "kit apply" with --other-server.',
      window: 'Use the kit of this server. Where another one is really meant, the command line compares the two.',
    },
  ),
  KIT_PATH_REFUSED: entry(
    ({ path, kit, why }: { path: string; kit: string; why: string }) =>
      `The kit in ${kit} was refused: the path "${path}" ${why}.`,
    'Such a path could lead out of the kit and write elsewhere on this computer. No kit of this program has one.',
    'Don’t use this kit. Find out who changed it, and take an untouched copy.',
  ),
  KIT_FILE_DAMAGED: entry(
    ({ path, why }: { path: string; kit: string; why: string }) => `${path} in the kit is damaged: ${why}.`,
    'What is damaged is not applied to a server.',
    {
      terminal: ({ kit }) =>
        `Run "kit inspect ${kit}" to see what else is damaged, and look for another copy of the kit.`,
      window: 'Open the kit anew to see what else is damaged, and look for another copy of it.',
    },
  ),
  KIT_PASSWORD_NEEDED: entry(
    (_facts: NoFacts) => 'The password of the certificates in the kit was not given.',
    'Their private keys are in the kit under that password only. Nothing was changed yet.',
    {
      terminal: 'Type it on a terminal, or send it with --password-stdin. Or choose something without certificates.',
      window: 'Type it and try again. Or choose something without certificates.',
    },
  ),
  KIT_PASSWORD_WRONG: entry(
    ({ path }: { path: string }) => `The password does not open ${path} in the kit.`,
    'The private keys are in the kit only under the password that was typed when the kit was taken. Nothing was changed yet.',
    'Begin again with that password. Or choose something without certificates.',
  ),
  FILE_TOO_LARGE: entry(
    ({ path, megabytes }: { path: string; megabytes: number }) =>
      `${path} is too large to be looked into: ${megabytes} MB.`,
    'Files above 64 MB are compared as a whole only.',
    'Compare and copy it by hand, if it matters.',
  ),
  BACKUP_NOT_USABLE: entry(
    ({ path, why }: { path: string; why: string }) => `${path} is not the folder of a restored backup: ${why}.`,
    'A kit of the wrong folder would look whole and give nothing back.',
    'Name the restored ClientAccess folder, and the restored Windows\\System32\\inetsrv\\config.',
  ),
  KIT_NEEDS_WINDOWS: entry(
    ({ platform }: { platform: string }) => `This computer runs ${platform}: it is no Exchange server.`,
    'A kit of "this server" is taken of the Client Access server that the program runs on.',
    {
      terminal: 'Run it on the server, take the kit from a backup with --from-backup, or try it with --scenario ex3.',
      window:
        'Open this program on the server, take the kit from a restored backup, or try it on the server of a rehearsal.',
    },
  ),
  DIFFERENCE_UNKNOWN: entry(
    ({ difference }: { difference: string }) =>
      `There is no difference ${difference} between this kit and this server.`,
    'The server may have changed since the two were compared.',
    'Compare them again, and choose from what is shown then.',
  ),
  DIFFERENCE_HAS_NO_TEXT: entry(
    ({ title }: { title: string }) => `"${title}" can't be shown side by side.`,
    'It is no file, or not one of text.',
    'Look at the two values of the difference instead.',
  ),
};
