import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { beginning, failedEnd, failedTask, goodEnd, logText } from './fixture-log.js';

/** Lines of which nearly all of a log is made. */
const usual: readonly string[] = [
  '[1] Evaluated [Setting:FileVersionNtdll] [HasException:False] [Value:"6.1.7601.17514"] [ParentValue:"<NULL>"] [Thread:9]',
  '[1] Finished [Rule:OSCheckedBuild] [Duration:00:00:00.0312494]',
  '[1] Evaluated [Rule:RebootPending] [HasException:False] [Value:"False"] [ParentValue:"<NULL>"] [Thread:18]',
  "[2] Active Directory session settings for 'Get-ExchangeServer' are: View Entire Forest: 'True', Configuration Domain Controller: 'dc7.fabrikam.example'",
  "[2] User specified parameters:  -Identity:'EX7' -DomainController:'dc7.fabrikam.example'",
  '[2] Beginning processing get-ExchangeServer',
  "[2] Previous operation run on domain controller 'dc7.fabrikam.example'.",
  '[2] Adding the access control entry on the object CN=Größen,CN=System,DC=fabrikam,DC=example: Allow; ReadProperty.',
  '[2] [WARNING] The command completed successfully but no settings of EX7 have been modified.',
  '[2] Ending processing get-ExchangeServer',
  "[1] Processing component 'Perf Counters' (Configuring the server).",
  '[1] Executing (non-critical):',
  '          if ($a -eq $null) { &"$windir\\system32\\inetsrv\\appcmd.exe" "list" "config" }',
  '',
];

/** Writes a log of about so many bytes: runs that went well, and a long last one that failed. */
export async function writeLargeLog(file: string, bytes: number): Promise<void> {
  const filling = logText(Array.from({ length: 1000 }, () => usual).flat());
  const out = createWriteStream(file);
  let written = 0;
  const write = async (text: string): Promise<void> => {
    written += Buffer.byteLength(text);
    if (!out.write(text)) await once(out, 'drain');
  };
  while (written < bytes / 2) await write(logText(beginning()) + filling + logText(goodEnd));
  await write(logText(beginning()));
  while (written < bytes) await write(filling);
  const message = "The virtual directory 'owa' already exists under 'EX7/Default Web Site'.";
  await write(logText([...failedTask('System.ArgumentException', message), ...failedEnd]));
  out.end();
  await once(out, 'finish');
}
