import type { ScriptCommand } from './powershell-command.js';
import { toField } from './read-answer.js';

// What the script would write, line by line, after the documentation of what it calls: values are the bytes that a
// domain controller sends (RFC 4511; MS-ADTS 3.1.1.3), messages are those of a German Windows.

export const ready = `= ready ${toField('dc1.contoso.local')}\n`;

const text = (value: string): string => Buffer.from(value, 'utf8').toString('base64');

/** The answer to the first request, which asks for the root. */
export const root = [
  'dn:: -',
  `configurationnamingcontext:: ${text('CN=Configuration,DC=contoso,DC=local')}`,
  `defaultnamingcontext:: ${text('DC=contoso,DC=local')}`,
  `rootdomainnamingcontext:: ${text('DC=contoso,DC=local')}`,
  `dnshostname:: ${text('dc1.contoso.local')}`,
  '',
  '= end 1 1',
  '',
].join('\n');

/** A server object: several values, umlauts, an identifier of bytes, a time, a long number, yes and no. */
export const server = [
  `dn:: ${text('CN=Zürich\\, Süd\\20,CN=Servers,CN=Configuration,DC=contoso,DC=local')}`,
  `cn:: ${text('Zürich, Süd ')}`,
  `networkaddress:: ${text('netbios:ZUERICH')}`,
  `networkaddress:: ${text('ncacn_ip_tcp:zürich.contoso.local')}`,
  `objectguid:: ${Buffer.from('8d4f1c2ae977b04f9f2b00c04fd430c8', 'hex').toString('base64')}`,
  `whenchanged:: ${text('20261103065512.0Z')}`,
  `msexchversion:: ${text('88218628259840')}`,
  `msexchcurrentserverroles:: ${text('4')}`,
  `msexchisenabled:: ${text('TRUE')}`,
  'description:: ',
  '',
  '= end 2 1',
  '',
].join('\n');

export const clixml =
  '#< CLIXML\r\n<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">' +
  '<Obj S="progress" RefId="0"><TN RefId="0"><T>System.Management.Automation.PSCustomObject</T></TN></Obj>' +
  '<S S="Error">Zugriff &lt;verweigert&gt;_x000D__x000A_</S></Objs>';

/** "Die Datei kann nicht geladen werden, da die Ausführung von Skripts deaktiviert ist.", in code page 850. */
export const scriptsForbidden = Buffer.concat([
  Buffer.from('Die Datei kann nicht geladen werden, da die Ausf'),
  Buffer.from([0x81]),
  Buffer.from('hrung von Skripts deaktiviert ist.\r\n'),
]);

export function errorLine(id: number, code: number | '-', result: string, type: string): string {
  return `= error ${id} ${code} ${result} ${type} ${toField('Der Server ist nicht verfügbar.')}\n`;
}

interface Ending {
  readonly standardError?: string | Buffer;
  readonly exitCode?: number;
  /** It neither says more nor ends. */
  readonly hangs?: boolean;
}

/** A process that writes this and ends, whatever it is asked. */
export function recorded(
  output: string | Buffer,
  { standardError = '', exitCode = 0, hangs }: Ending = {},
): ScriptCommand {
  const program =
    'const [out, noise, code, hangs] = process.argv.slice(1);' +
    'process.stderr.write(Buffer.from(noise, "base64"), () => process.stdout.write(Buffer.from(out, "base64"), () => {' +
    'if (hangs === "hangs") setInterval(() => undefined, 1000); else process.exit(Number(code)); }));';
  const words = [output, standardError].map(bytes => Buffer.from(bytes).toString('base64'));
  return { file: process.execPath, args: ['-e', program, ...words, String(exitCode), hangs ? 'hangs' : 'ends'] };
}
