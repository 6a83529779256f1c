import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './paths.mjs';

// Every probe, parser and action on Windows says in its comment how sure it is:
//     @fidelity LETTER WHAT: EVIDENCE
// This collects them into docs/fidelity.md. The evidence goes on in the next lines of the comment.

export const documentFile = path.join(root, 'docs', 'fidelity.md');

/** Places in the order of the document: the first whose beginning fits is the area of a file. */
const areas = [
  ['main/adapters/windows/facts/', 'Reading the machine'],
  ['main/adapters/windows/powershell/', 'Reading the machine'],
  ['main/adapters/windows/doctor/', 'Reading the machine'],
  ['main/adapters/windows/settings/', 'Reading the machine'],
  ['main/adapters/windows/scripts/read-backups', 'Windows Server Backup'],
  ['main/adapters/windows/backups/', 'Windows Server Backup'],
  ['main/backups/', 'Windows Server Backup'],
  ['main/adapters/rehearsal/backups/', 'Windows Server Backup'],
  ['main/adapters/windows/scripts/read-', 'Reading the machine'],
  ['main/adapters/windows/scripts/probe-', 'Reading the machine'],
  ['main/commands/', 'Changing the machine'],
  ['main/adapters/windows/scripts/', 'Changing the machine'],
  ['main/adapters/windows/resume/', 'Restart and resume'],
  ['main/adapters/windows/restart', 'Restart and resume'],
  ['main/adapters/windows/setup/', 'Exchange setup'],
  ['main/setup-log/', 'Exchange setup'],
  ['main/adapters/windows/network/', 'Network'],
  ['main/adapters/windows/process/', 'Running programs'],
  ['main/adapters/active-directory/', 'Reading Active Directory with a Windows logon'],
];
const otherArea = 'Other';

/** Files that change a server: what they do may not rest on general knowledge alone. */
const changing = [
  /^main\/commands\/(?:windows|reapply|backup)-commands\.ts$/,
  /^main\/adapters\/windows\/scripts\/(?!read-|probe-)/,
  /^main\/adapters\/windows\/(?:resume|setup)\//,
  /^main\/adapters\/windows\/protect-folder\.ts$/,
];
/** Words that name a second, independent reading, or say that nothing depends on it. */
const secondReading =
  /\b(?:read again|read back|second reading|checked (?:by|against)|exit code decides|looks at|weighed|nothing hangs on)\b/i;

async function filesBelow(folder) {
  const names = await readdir(path.join(root, folder), { recursive: true });
  return names
    .filter(name => /\.(?:ts|ps1)$/.test(name) && !/\.test\.ts$/.test(name))
    .map(name => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();
}

/** The tags in the text of one file. Throws where one is not in the form. */
export function tagsIn(text, file) {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const at = line.indexOf('@fidelity');
    if (at < 0 || !/^\s*(?:\/\*\*|\*|#|\/\/)\s*$/.test(line.slice(0, at))) return [];
    const whole = [line.slice(at), ...continued(lines, index + 1, line)]
      .join(' ')
      .replace(/\s*\*\/\s*$/, '')
      .trim();
    const [, letter, what, evidence] = /^@fidelity ([A-D]) ([^:]{3,80}): (.{10,})$/.exec(whole) ?? [];
    if (!letter) throw new Error(`${file}:${index + 1}: not a fidelity tag: ${whole}`);
    return [{ letter, what, evidence: evidence.replace(/\.$/, ''), file, line: index + 1 }];
  });
}

/** Lines of the comment that go on with the tag. */
function continued(lines, from, first) {
  if (first.includes('*/')) return [];
  const found = [];
  for (const line of lines.slice(from)) {
    const text = line.replace(/^\s*(?:\*(?!\/)|#|\/\/)\s?/, '').trim();
    const goesOn = /^\s*(?:\*(?!\/)|#|\/\/)/.test(line) && text !== '' && !text.startsWith('@');
    if (!goesOn) break;
    found.push(text);
    if (text.includes('*/')) break;
  }
  return found;
}

/** All tags of the product, file by file. */
export async function allTags() {
  const files = await filesBelow('main');
  const tags = await Promise.all(files.map(async file => tagsIn(await readFile(path.join(root, file), 'utf8'), file)));
  return tags.flat();
}

export const isChanging = ({ file }) => changing.some(one => one.test(file));

/** What changes a server and rests on general knowledge, without a second reading that is named. */
export const restingOnD = tags =>
  tags.filter(tag => tag.letter === 'D' && isChanging(tag) && !secondReading.test(tag.evidence));

const areaOf = file => areas.find(([begin]) => file.startsWith(begin))?.[1] ?? otherArea;

const cell = text => text.replaceAll('|', '\\|').replaceAll('<', '\\<');

function tableOf(tags) {
  const rows = [...tags].sort((a, b) => a.letter.localeCompare(b.letter) || a.what.localeCompare(b.what, 'en'));
  return [
    '| What | Evidence | Where from | File |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ what, letter, evidence, file }) => {
      const link = `[${path.posix.basename(file)}](../${file})`;
      return `| ${cell(what)} | ${letter} | ${cell(evidence)} | ${link} |`;
    }),
  ].join('\n');
}

/** docs/fidelity.md, as prettier wants it. */
export async function fidelityDocument(tags) {
  const names = [...new Set([...areas.map(([, name]) => name), otherArea])];
  const parts = names.flatMap(name => {
    const ofArea = tags.filter(({ file }) => areaOf(file) === name);
    return ofArea.length === 0 ? [] : [`## ${name}\n\n${tableOf(ofArea)}`];
  });
  const count = letter => tags.filter(tag => tag.letter === letter).length;
  const counts = ['A', 'B', 'C', 'D'].map(letter => `${letter} ${count(letter)}`).join(', ');
  const text = [introduction.replace('COUNTS', counts), ...parts].join('\n\n');
  return format(text, { ...(await resolveConfig(documentFile)), parser: 'markdown' });
}

const introduction = `# How sure we are of Windows

Nobody who wrote this program had a Windows server at hand. So everything that reads or changes one says how it is known.
This page is made from those remarks: \`node scripts/fidelity.mjs\` writes it, and a test keeps it true.

| Letter | Meaning |
| --- | --- |
| A | Seen on a real server. |
| B | Tried under Wine, with the Windows build of Node, where Wine behaves like Windows. |
| C | From a recorded transcript or a document of the vendor, which is named. |
| D | General knowledge. Nothing that changes a server rests on this alone: it is checked by a second, independent reading, which is named. |

Of these there are: COUNTS.

## Try it on your server

\`cas-recovery doctor\` asks everything that a recovery asks, changes nothing, and shows each answer with what was printed.
\`cas-recovery doctor --bundle FILE\` writes the same without names and addresses: what it shows turns a D or C into an A.

## What could surprise you at first contact

- **PowerShell scripts may be forbidden.** A Group Policy that allows signed scripts only outranks the option that this program
  passes. Then no probe of the scripts answers, and the words of PowerShell are shown. Exchange setup fails under such a
  policy as well.
- **The scripts have never run.** Their syntax is held to PowerShell 2.0 by a parser, and what they print is checked for its form,
  but no PowerShell has read them yet. One that fails says so in its own row, and the other probes answer all the same.
- **Without "Run as administrator"** Windows Server 2008 R2 does not tell its features, IIS does not show its settings, and Netlogon may
  not tell of the secure channel. These count as not read, never as missing.
- **The tools speak the language of Windows.** Only numbers, SIDs, names of the registry and of .NET are understood; sentences are
  shown and not read.
- **Names of features differ** between 2008 R2 and 2012 in case and in a few words. They are compared without regard to case.
- **The clock is compared by UDP port 123.** Where a firewall drops it, the difference is not known, and the program says so.
- **The state of an unfinished setup** is read from registry values that are documented for later versions of Exchange. They are weighed
  against the setup log.
- **The boot is told from the start of wininit.exe** as WMI gives it. If WMI hides it, the boot time of Windows stands in, and a
  correction of the clock may then look like a restart.
- **Antivirus programs are known by the names of their services only.** One that is not in the list is not seen.
- **The Exchange shell runs in version 2.0 of Windows PowerShell only.** On Windows Server 2012 that is a feature of its own
  (PowerShell-V2), and it needs .NET Framework 3.5. Without it nobody tells what Exchange uses its certificates for.
- **Private keys of the newer kind (CNG)** can't be asked by .NET 2.0. Whether they may leave the server is then not known, and
  a certificate that would bring such a key is not put in: the services of Exchange 2010 can't use it either.
- **What setup wrote is read in the proof of the last restart**, for at most two and a half minutes. A server that answers more slowly is
  recovered with a reservation, and the first comparison with a kit reads it instead.
- **The cmdlets of Windows Server Backup differ** between 2008 R2 and 2012. Where there are none, the text of wbadmin is read, which
  tells less; what they do not tell counts as unread. A volume without a drive letter may not be looked into for backups: .NET 2.0 opens no path of that form.
- **appcmd, reg and msiexec speak the language of Windows.** Their exit codes decide, and what they say is shown.`;
