import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { CertificateService, StoredCertificate } from '../../../../preload/contract/index.js';
import { hasFault, withoutOnce } from '../faults.js';
import { usedFor, withSettings } from '../machine-settings.js';
import { settingsOf } from '../settings-of.js';
import { applicationHost } from '../disk.js';
import { writeWhole } from '../whole-file.js';
import { settingOf } from './iis-words.js';
import { ended, lineOfInput, named } from './identity-scripts.js';
import type { Bench } from './tool.js';

// The scripts that read and change what the directory does not hold. They end with the codes of the real ones.

const needsRights = 740;
const wrongUse = 87;
const fileExists = 80;
const fileNotFound = 2;
const wrongPassword = 86;
const inUse = 170;
const certificateMissing = 0x80092004 | 0;
const keyMissing = 0x8009000d | 0;
const keyNotExportable = 0x8009000b | 0;
const keyUnusable = 0x80090016 | 0;
const invalidData = 13;
const leftBound = 'self-signed-certificate-bound';

/** `read-settings.ps1` */
export async function readSettings(bench: Bench): Promise<number> {
  await bench.take('facts');
  bench.print(`${JSON.stringify(settingsOf(bench.machine(), bench.facts()))}\n`);
  return 0;
}

/** `export-certificate.ps1 -Thumbprint HEX -File FILE`, with the password on standard input. The file is a real one. */
export async function exportCertificate(bench: Bench): Promise<number> {
  const password = lineOfInput();
  const [thumbprint, file] = [named(bench, '-Thumbprint'), named(bench, '-File')];
  if (thumbprint === '' || file === '' || password === '') return ended(bench, wrongUse);
  if (!bench.facts().elevated) return ended(bench, needsRights);
  if (existsSync(file)) return ended(bench, fileExists);
  const certificate = bench.machine().settings.certificates.find(one => one.thumbprint === thumbprint);
  if (!certificate) return ended(bench, certificateMissing);
  if (!certificate.hasPrivateKey) return ended(bench, keyMissing);
  if (certificate.exportable === false) return ended(bench, keyNotExportable);
  const { exportedPfx } = await import('../certificates.js');
  const pfx = exportedPfx(bench.folder, thumbprint, password);
  if (!pfx) return ended(bench, keyUnusable);
  writeFileSync(file, pfx, { flag: 'wx', mode: 0o600 });
  return ended(bench, 0, `Written: ${String(pfx.length)} bytes.`);
}

/** `import-certificate.ps1 -Thumbprint HEX -File FILE`, with the password on standard input. */
export async function importCertificate(bench: Bench): Promise<number> {
  await bench.take('certificate');
  const password = lineOfInput();
  const [thumbprint, file] = [named(bench, '-Thumbprint'), named(bench, '-File')];
  if (thumbprint === '' || file === '') return ended(bench, wrongUse);
  if (!bench.facts().elevated) return ended(bench, needsRights);
  const there = bench.machine().settings.certificates.find(one => one.thumbprint === thumbprint);
  if (there?.hasPrivateKey) return ended(bench, 0, 'The certificate is in the store already.');
  if (!existsSync(file)) return ended(bench, fileNotFound);
  if (hasFault(bench.machine(), 'certificate-key-missing')) {
    bench.change(machine => withoutOnce(machine, ['certificate-key-missing']));
    return ended(bench, keyUnusable, 'It was taken out again.');
  }
  const { importedCertificate, openedPfx, thumbprintOf } = await import('../certificates.js');
  const opened = openedPfx(readFileSync(file), password);
  if (opened === 'wrong-password') return ended(bench, wrongPassword);
  if (opened === 'unreadable') return ended(bench, invalidData);
  if (opened === 'no-key') return ended(bench, keyMissing);
  if (thumbprintOf(opened) !== thumbprint) return ended(bench, certificateMissing);
  const stored = importedCertificate(bench.folder, opened);
  bench.change(machine => {
    const others = machine.settings.certificates.filter(one => one.thumbprint !== thumbprint);
    return withSettings(machine, { certificates: [...others, stored] });
  });
  return ended(bench, 0, `In the store: ${stored.subject}`);
}

/** Services that would be left without a certificate: for SMTP, Exchange chooses among all that it may use. */
function needing(all: readonly StoredCertificate[], thumbprint: string): CertificateService[] {
  const services = all.find(one => one.thumbprint === thumbprint)?.services ?? [];
  const others = all.filter(one => one.thumbprint !== thumbprint);
  return services.filter(one => one !== 'SMTP' || !others.some(other => other.services?.includes('SMTP') === true));
}

/** `remove-certificate.ps1 -Thumbprint HEX` */
export async function removeCertificate(bench: Bench): Promise<number> {
  await bench.take('certificate');
  const thumbprint = named(bench, '-Thumbprint');
  if (!bench.facts().elevated) return ended(bench, needsRights);
  const { certificates: all, httpBindings } = bench.machine().settings;
  if (!all.some(one => one.thumbprint === thumbprint)) return ended(bench, 0, 'It is not in the store.');
  if (httpBindings.some(one => one.thumbprint === thumbprint)) return ended(bench, inUse);
  const used = needing(all, thumbprint);
  if (used.length > 0) return ended(bench, inUse, `Exchange uses it for ${used.join(', ')}.`);
  bench.change(machine => {
    const certificates = machine.settings.certificates.filter(one => one.thumbprint !== thumbprint);
    return withSettings(machine, { certificates });
  });
  const store = await import('../certificates.js');
  store.removeCertificate(bench.folder, thumbprint);
  return ended(bench, 0, 'Taken out of the store.');
}

/** `enable-certificate.ps1 -Thumbprint HEX -Services IIS,POP [-PopName NAME] [-ImapName NAME]` */
export async function enableCertificate(bench: Bench): Promise<number> {
  await bench.take('certificate');
  const thumbprint = named(bench, '-Thumbprint');
  const services = named(bench, '-Services').split(',');
  if (!bench.facts().elevated) return ended(bench, needsRights);
  const isKnown = (name: string): name is CertificateService => ['IIS', 'POP', 'IMAP', 'SMTP', 'UM'].includes(name);
  if (!services.every(isKnown)) return ended(bench, wrongUse);
  const certificate = bench.machine().settings.certificates.find(one => one.thumbprint === thumbprint);
  if (!certificate) return ended(bench, certificateMissing);
  if (!certificate.hasPrivateKey) return ended(bench, keyMissing);
  const [popName, imapName] = [named(bench, '-PopName'), named(bench, '-ImapName')];
  bench.change(before => {
    const machine = usedFor(before, thumbprint, services.filter(isKnown));
    const { httpBindings } = before.settings;
    return withSettings(hasFault(before, leftBound) ? withoutOnce(machine, [leftBound]) : machine, {
      // Exchange notes the new certificate, and http.sys goes on with the old one.
      ...(hasFault(before, leftBound) && { httpBindings }),
      ...(popName !== '' && { popCertificate: popName }),
      ...(imapName !== '' && { imapCertificate: imapName }),
    });
  });
  return ended(bench, 0, `Enabled for ${services.join(', ')}.`);
}

/** `set-virtual-directory.ps1 -Cmdlet NAME -Identity NAME -Property NAME (-Value TEXT | -Empty)` */
export async function setVirtualDirectory(bench: Bench): Promise<number> {
  await bench.take('shell');
  const [identity, property] = [named(bench, '-Identity'), named(bench, '-Property')];
  if (identity === '' || property === '') return ended(bench, wrongUse);
  if (!bench.facts().elevated) return ended(bench, needsRights);
  const value = bench.args.includes('-Empty') ? null : named(bench, '-Value');
  if (value !== null) await setSignIn(bench, identity, property, value);
  bench.change(machine => {
    const { virtualDirectories } = machine.settings;
    const one = { ...virtualDirectories[identity], [property]: value };
    return withSettings(machine, { virtualDirectories: { ...virtualDirectories, [identity]: one } });
  });
  return ended(bench, 0, `${named(bench, '-Cmdlet')}: ${property} is set.`);
}

/** Exchange sets in IIS too how users sign in. */
async function setSignIn(bench: Bench, identity: string, property: string, value: string): Promise<void> {
  const [, directory, site] = /\\([^\\]+) \(([^()]+)\)$/.exec(identity) ?? [];
  const way = ['basic', 'windows', 'digest'].find(one => property.toLowerCase().startsWith(one));
  const file = applicationHost(bench.folder);
  const setting = settingOf(`enabled:${value.replace('$', '')}`);
  if (directory === undefined || site === undefined || way === undefined || !setting || !existsSync(file)) return;
  const { withSetting } = await import('./iis-edit.js');
  const place = {
    location: `${site}/${directory}`,
    section: `system.webServer/security/authentication/${way}Authentication`,
  };
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  writeWhole(file, withSetting(text, { ...place, setting }).replaceAll('\n', '\r\n'));
}
