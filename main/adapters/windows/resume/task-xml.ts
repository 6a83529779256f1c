import type { HostChange } from '../../../../preload/contract/index.js';

type Resume = NonNullable<Extract<HostChange, { kind: 'restart' }>['resume']>;

/** Administrators, in every language of Windows: whoever of them logs on first goes on, also after a domain join. */
const administrators = 'S-1-5-32-544';

/**
 * The scheduled task that goes on with a recovery at the next logon of an administrator, with his full rights and
 * without a stored password. What schtasks sets by itself is taken back: it would end the program after three days,
 * refuse to start it on battery power, and run it, and setup below it, at low priority.
 *
 * The text of a file that must be written as UTF-16LE with a byte order mark.
 *
 * @fidelity D scheduled task that resumes: elements of the Task Scheduler schema 1.2 as generally known; the result is
 * read back with schtasks /query before the restart is asked for, and RunOnce stands in where that fails.
 */
export function resumeTaskXml({ program, arguments: words }: Resume): string {
  const line = words.map(quotedWord).join(' ');
  return [
    '<?xml version="1.0" encoding="UTF-16"?>',
    '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
    '  <RegistrationInfo>',
    '    <Description>Goes on with the recovery of the lost Exchange server. Removes itself.</Description>',
    '  </RegistrationInfo>',
    '  <Triggers>',
    '    <LogonTrigger><Enabled>true</Enabled><Delay>PT15S</Delay></LogonTrigger>',
    '  </Triggers>',
    '  <Principals>',
    `    <Principal id="Author"><GroupId>${administrators}</GroupId><RunLevel>HighestAvailable</RunLevel></Principal>`,
    '  </Principals>',
    '  <Settings>',
    '    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>',
    '    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>',
    '    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>',
    '    <AllowHardTerminate>false</AllowHardTerminate>',
    '    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>',
    '    <Priority>5</Priority>',
    '    <Enabled>true</Enabled>',
    '  </Settings>',
    '  <Actions Context="Author">',
    '    <Exec>',
    `      <Command>${escaped(program)}</Command>`,
    ...(line === '' ? [] : [`      <Arguments>${escaped(line)}</Arguments>`]),
    '    </Exec>',
    '  </Actions>',
    '</Task>',
    '',
  ].join('\r\n');
}

/** As Windows programs take their command line apart: a backslash before the closing mark would take its meaning. */
function quotedWord(text: string): string {
  if (text !== '' && !/[\s"]/.test(text)) return text;
  return `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
