import type { Recoverable } from '../../../../preload/contract/index.js';

/**
 * What `wbadmin` says.
 * @fidelity C wbadmin of a rehearsal: the English words from published transcripts and from articles of Microsoft; the
 * German ones are written from memory, since no transcript of it is published, and nothing is concluded from them
 */
export interface WbadminWords {
  readonly banner: readonly string[];
  readonly time: string;
  readonly target: string;
  readonly location: string;
  readonly version: string;
  readonly canRecover: string;
  readonly snapshot: string;
  readonly labelled: (kind: 'disk' | 'share', name: string) => string;
  readonly recoverable: Readonly<Record<Recoverable, string>>;
  /** Of a moment in local time. */
  readonly moment: (local: Date) => string;
  readonly retrieving: string;
  readonly notProtected: string;
  readonly will: (what: string, target: string) => string;
  readonly systemState: string;
  readonly confirm: string;
  readonly declined: string;
  readonly starting: (target: string) => string;
  readonly shadow: string;
  readonly copying: (what: string, percent: number) => string;
  readonly overall: (percent: number) => string;
  readonly writer: (name: string) => string;
  readonly summary: string;
  readonly done: string;
  readonly volumeDone: (what: string) => string;
  readonly stateDone: (when: string) => string;
  readonly failed: string;
  readonly log: string;
  readonly chosen: (item: string, when: string, into: string) => string;
  readonly preparing: string;
  readonly recovering: (item: string, percent: number) => string;
  readonly recovered: (item: string, into: string) => string;
  readonly recoveryDone: string;
  readonly recoverySummary: string;
  readonly counts: (bytes: string, files: number) => readonly string[];
  readonly stateChosen: (when: string) => string;
  readonly stateRestored: string;
  readonly restartNeeded: string;
  readonly nothingRuns: string;
  readonly noSummary: string;
  readonly stateSummary: (version: string) => string;
  readonly volume: (name: string, letter: string) => string;
  readonly volumeSize: (gigabytes: string) => string;
  readonly fullVolume: string;
  readonly disk: (size: string, used: string, volumes: string) => readonly string[];
  readonly unlabelled: string;
  readonly stopped: string;
  readonly stopAsked: string;
  readonly catalogueDeleted: string;
  readonly catalogueRestored: string;
  readonly scheduled: string;
  readonly errors: WbadminErrors;
}

export interface WbadminErrors {
  readonly mark: string;
  readonly syntax: string;
  readonly rights: string;
  readonly noBackup: string;
  readonly noVersion: string;
  readonly mapped: string;
  readonly notShare: string;
  readonly included: string;
  readonly critical: string;
  readonly noPlace: string;
  readonly unreachable: string;
  readonly denied: string;
  readonly fileSystem: string;
  readonly sectors: string;
  readonly removable: string;
  readonly full: string;
  readonly network: string;
  readonly running: string;
  readonly catalogue: string;
  readonly severalMachines: string;
  readonly noFolder: string;
  readonly notInVersion: string;
  readonly interrupted: string;
}

const two = (count: number): string => String(count).padStart(2, '0');

const english: WbadminWords = {
  banner: ['wbadmin 1.0 - Backup command-line tool', '(C) Copyright 2004 Microsoft Corp.'],
  time: 'Backup time:',
  target: 'Backup target:',
  location: 'Backup location:',
  version: 'Version identifier:',
  canRecover: 'Can recover:',
  snapshot: 'Snapshot ID:',
  labelled: (kind, name) => `${kind === 'disk' ? 'Fixed Disk' : 'Network Share'} labeled ${name}`,
  recoverable: {
    volumes: 'Volume(s)',
    files: 'File(s)',
    applications: 'Application(s)',
    'bare-metal': 'Bare Metal Recovery',
    'system-state': 'System State',
    'virtual-machines': 'Virtual Machine(s)',
  },
  moment: at =>
    `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()} ` +
    `${at.getUTCHours() % 12 || 12}:${two(at.getUTCMinutes())} ${at.getUTCHours() < 12 ? 'AM' : 'PM'}`,
  retrieving: 'Retrieving volume information...',
  notProtected:
    'Note: The backed up data cannot be securely protected at this destination. Backups stored on a remote shared folder might be accessible by other people on the network. You should only save your backups to a location where you trust the other users who have access to the location or on a network that has additional security precautions in place.',
  will: (what, target) => `This will back up ${what} to ${target}.`,
  systemState: 'the system state',
  confirm: 'Do you want to start the backup operation?',
  declined: 'The operation ended before completion.',
  starting: target => `The backup operation to ${target} is starting.`,
  shadow: 'Creating a shadow copy of the volumes specified for backup...',
  copying: (what, percent) => `Creating a backup of volume ${what}, copied (${percent}%).`,
  overall: percent => `Overall progress: ${percent}%.`,
  writer: name => `Currently backing up files reported by '${name}'...`,
  summary: 'Summary of the backup operation:',
  done: 'The backup operation successfully completed.',
  volumeDone: what => `The backup of volume ${what} completed successfully.`,
  stateDone: when => `The backup of the system state successfully completed [${when}].`,
  failed: 'The backup operation failed.',
  log: 'Log of files successfully backed up:',
  chosen: (item, when, into) =>
    `You have chosen to recover the file(s) ${item} from the backup created on ${when} to ${into}.`,
  preparing: 'Preparing to recover files...',
  recovering: (item, percent) => `Running the recovery operation for ${item}, copied (${percent}%).`,
  recovered: (item, into) => `Successfully recovered ${item} to ${into}.`,
  recoveryDone: 'The recovery operation completed.',
  recoverySummary: 'Summary of the recovery operation:',
  counts: (bytes, files) => [
    `Total bytes recovered: ${bytes}`,
    `Total files recovered: ${files}`,
    'Total files failed: 0',
  ],
  stateChosen: when => `Starting System State recovery from the backup created on ${when}.`,
  stateRestored: 'The recovery of the system state completed.',
  restartNeeded: 'The system must be restarted to complete the operation.',
  nothingRuns: 'There is no operation currently in progress.',
  noSummary: 'No system state recovery was performed on this computer.',
  stateSummary: version => `The recovery of the system state from version ${version} successfully completed.`,
  volume: (name, letter) => `Volume '${name}', mounted at ${letter}`,
  volumeSize: gigabytes => `Volume size = ${gigabytes} GB`,
  fullVolume: 'Can recover = Full volume',
  disk: (size, used, volumes) => [
    `Total space     : ${size} GB`,
    `Used space      : ${used} GB`,
    `Volumes         : ${volumes}`,
  ],
  unlabelled: '<Unlabeled Volume>',
  stopped: 'The operation was stopped.',
  stopAsked: 'The operation in progress is stopping.',
  catalogueDeleted: 'The backup catalog has been successfully deleted.',
  catalogueRestored: 'The backup catalog has been successfully restored.',
  scheduled: 'The scheduled backup settings are now in effect.',
  errors: {
    mark: 'ERROR - ',
    syntax: 'Command syntax incorrect. Error: See the command syntax below.',
    rights: 'You must be a member of the Administrators group or Backup Operators group to run this command.',
    noBackup: 'No backup was found.',
    noVersion: 'The specified backup version could not be found.',
    mapped:
      'The backup cannot be completed because the backup storage destination is a shared folder mapped to a drive letter. Use the Universal Naming Convention (UNC) path (\\\\servername\\sharename\\) of the backup storage destination instead.',
    notShare: 'The user name or password is unexpected because the backup location is not a remote shared folder.',
    included:
      'The backup storage location is invalid. You cannot use a volume that is included in the backup as a storage location.',
    critical: 'The location for backup is a critical volume.',
    noPlace: 'The specified backup location could not be found.',
    unreachable: 'The network path was not found.',
    denied: 'Access is denied to the remote shared folder.',
    fileSystem: 'The specified volume is not formatted with NTFS.',
    sectors: 'The backup storage location has a sector size that is not supported.',
    removable: 'A removable medium cannot be used as a storage location for this backup.',
    full: 'There is not enough disk space to create the backup on the backup storage location.',
    network: 'The specified network name is no longer available.',
    running: 'Another backup or recovery operation is in progress.',
    catalogue: 'The backup catalog is damaged. Recover the catalog, or delete it to start a new one.',
    severalMachines: 'The backup storage location has backups of several computers. Specify the computer name.',
    noFolder: 'The specified recovery target could not be found.',
    notInVersion: 'The specified item is not in the backup.',
    interrupted: 'The operation ended unexpectedly.',
  },
};

const german: WbadminWords = {
  ...english,
  banner: ['wbadmin 1.0 - Sicherungs-Befehlszeilentool', '(C) Copyright 2004 Microsoft Corp. Alle Rechte vorbehalten.'],
  time: 'Sicherungszeit:',
  target: 'Sicherungsziel:',
  location: 'Sicherungsort:',
  version: 'Versions-ID:',
  canRecover: 'Wiederherstellbar:',
  snapshot: 'Momentaufnahmen-ID:',
  labelled: (kind, name) => `${kind === 'disk' ? 'Festplatte' : 'Netzwerkfreigabe'} mit der Bezeichnung ${name}`,
  recoverable: {
    volumes: 'Volume(s)',
    files: 'Datei(en)',
    applications: 'Anwendung(en)',
    'bare-metal': 'Bare-Metal-Recovery',
    'system-state': 'Systemstatus',
    'virtual-machines': 'Virtuelle Computer',
  },
  moment: at =>
    `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()} ` +
    `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
  retrieving: 'Volumeinformationen werden abgerufen...',
  notProtected:
    'Hinweis: Die gesicherten Daten können an diesem Ziel nicht sicher geschützt werden. Auf Sicherungen in einem freigegebenen Remoteordner können möglicherweise andere Personen im Netzwerk zugreifen.',
  will: (what, target) => `Hiermit wird ${what} in ${target} gesichert.`,
  systemState: 'der Systemstatus',
  confirm: 'Möchten Sie den Sicherungsvorgang starten?',
  declined: 'Der Vorgang wurde vor dem Abschluss beendet.',
  starting: target => `Der Sicherungsvorgang in ${target} wird gestartet.`,
  shadow: 'Eine Schattenkopie der zu sichernden Volumes wird erstellt...',
  copying: (what, percent) => `Sicherung von Volume ${what} wird erstellt, kopiert: (${percent} %).`,
  overall: percent => `Gesamtfortschritt: ${percent} %.`,
  writer: name => `Die von "${name}" gemeldeten Dateien werden gesichert...`,
  summary: 'Zusammenfassung des Sicherungsvorgangs:',
  done: 'Der Sicherungsvorgang wurde erfolgreich abgeschlossen.',
  volumeDone: what => `Die Sicherung von Volume ${what} wurde erfolgreich abgeschlossen.`,
  stateDone: when => `Die Sicherung des Systemstatus wurde erfolgreich abgeschlossen [${when}].`,
  failed: 'Fehler beim Sicherungsvorgang.',
  log: 'Protokoll der erfolgreich gesicherten Dateien:',
  chosen: (item, when, into) =>
    `Sie haben die Wiederherstellung der Datei(en) ${item} aus der am ${when} erstellten Sicherung in ${into} ausgewählt.`,
  preparing: 'Die Wiederherstellung der Dateien wird vorbereitet...',
  recovering: (item, percent) => `Der Wiederherstellungsvorgang für ${item} wird ausgeführt, kopiert: (${percent} %).`,
  recovered: (item, into) => `${item} wurde erfolgreich in ${into} wiederhergestellt.`,
  recoveryDone: 'Der Wiederherstellungsvorgang wurde abgeschlossen.',
  recoverySummary: 'Zusammenfassung des Wiederherstellungsvorgangs:',
  counts: (bytes, files) => [
    `Wiederhergestellte Bytes insgesamt: ${bytes.replace('.', ',')}`,
    `Wiederhergestellte Dateien insgesamt: ${files}`,
    'Fehlerhafte Dateien insgesamt: 0',
  ],
  stateChosen: when => `Die Systemstatuswiederherstellung aus der am ${when} erstellten Sicherung wird gestartet.`,
  stateRestored: 'Die Wiederherstellung des Systemstatus wurde abgeschlossen.',
  restartNeeded: 'Das System muss neu gestartet werden, um den Vorgang abzuschließen.',
  nothingRuns: 'Zurzeit wird kein Vorgang ausgeführt.',
  noSummary: 'Auf diesem Computer wurde keine Systemstatuswiederherstellung ausgeführt.',
  stateSummary: version =>
    `Die Wiederherstellung des Systemstatus aus Version ${version} wurde erfolgreich abgeschlossen.`,
  volume: (name, letter) => `Volume "${name}", bereitgestellt unter ${letter}`,
  volumeSize: gigabytes => `Volumegröße = ${gigabytes.replace('.', ',')} GB`,
  fullVolume: 'Wiederherstellbar = Vollständiges Volume',
  disk: (size, used, volumes) => [
    `Speicherplatz gesamt : ${size.replace('.', ',')} GB`,
    `Belegter Speicherplatz : ${used.replace('.', ',')} GB`,
    `Volumes : ${volumes}`,
  ],
  unlabelled: '<Unbenanntes Volume>',
  stopped: 'Der Vorgang wurde beendet.',
  stopAsked: 'Der aktuelle Vorgang wird beendet.',
  catalogueDeleted: 'Der Sicherungskatalog wurde erfolgreich gelöscht.',
  catalogueRestored: 'Der Sicherungskatalog wurde erfolgreich wiederhergestellt.',
  scheduled: 'Die Einstellungen für geplante Sicherungen sind jetzt wirksam.',
  errors: {
    mark: 'FEHLER - ',
    syntax: 'Falsche Befehlssyntax. Fehler: Siehe folgende Befehlssyntax.',
    rights:
      'Zum Ausführen dieses Befehls müssen Sie Mitglied der Gruppe Administratoren oder Sicherungs-Operatoren sein.',
    noBackup: 'Es wurde keine Sicherung gefunden.',
    noVersion: 'Die angegebene Sicherungsversion wurde nicht gefunden.',
    mapped:
      'Die Sicherung kann nicht abgeschlossen werden, weil das Speicherziel der Sicherung ein freigegebener Ordner ist, dem ein Laufwerkbuchstabe zugeordnet ist. Verwenden Sie stattdessen den UNC-Pfad (\\\\Servername\\Freigabename\\).',
    notShare:
      'Benutzername oder Kennwort wurde nicht erwartet, weil der Sicherungsort kein freigegebener Remoteordner ist.',
    included:
      'Der Speicherort der Sicherung ist ungültig. Ein Volume, das in der Sicherung enthalten ist, kann nicht als Speicherort verwendet werden.',
    critical: 'Der Sicherungsort ist ein kritisches Volume.',
    noPlace: 'Der angegebene Sicherungsort wurde nicht gefunden.',
    unreachable: 'Der Netzwerkpfad wurde nicht gefunden.',
    denied: 'Zugriff auf den freigegebenen Remoteordner verweigert.',
    fileSystem: 'Das angegebene Volume ist nicht mit NTFS formatiert.',
    sectors: 'Die Sektorgröße des Speicherorts der Sicherung wird nicht unterstützt.',
    removable: 'Ein Wechselmedium kann nicht als Speicherort für diese Sicherung verwendet werden.',
    full: 'Am Speicherort der Sicherung ist nicht genügend Speicherplatz vorhanden.',
    network: 'Der angegebene Netzwerkname ist nicht mehr verfügbar.',
    running: 'Ein anderer Sicherungs- oder Wiederherstellungsvorgang wird ausgeführt.',
    catalogue: 'Der Sicherungskatalog ist beschädigt. Stellen Sie den Katalog wieder her, oder löschen Sie ihn.',
    severalMachines: 'Am Speicherort befinden sich Sicherungen mehrerer Computer. Geben Sie den Computernamen an.',
    noFolder: 'Das angegebene Wiederherstellungsziel wurde nicht gefunden.',
    notInVersion: 'Das angegebene Element ist nicht in der Sicherung enthalten.',
    interrupted: 'Der Vorgang wurde unerwartet beendet.',
  },
};

/** Windows speaks German where its language is German; else English. */
export const wordsIn = (language: number): WbadminWords => ((language & 0x3ff) === 0x07 ? german : english);
