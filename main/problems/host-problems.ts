import { entry, type NoFacts } from './entry.js';
import { type ToolFacts, whole } from './tool-facts.js';

export const hostProblems = {
  SCENARIO_UNKNOWN: entry(
    ({ name }: { name: string; known: readonly string[] }) => `There is no scenario called "${name}".`,
    'A rehearsal plays on the machine and the directory that its scenario describes.',
    ({ known }) =>
      known.length > 0
        ? `Choose one of these: ${known.join(', ')}.`
        : 'Reinstall this program: it brings scenarios along.',
  ),
  NOTHING_TO_REHEARSE: entry(
    () => 'A rehearsal needs a scenario, or a directory and the server in it.',
    'Without one of them there is no lost server to bring back.',
    'Choose a scenario, or read the servers of your own directory and choose one.',
  ),
  SCENARIO_NOT_READABLE: entry(
    ({ file, place }: { file: string; place: string; why: string }) => `${file} is not a valid scenario: see ${place}.`,
    'A rehearsal that starts from half a description would teach the wrong things.',
    'Correct that place in the file, then try again.',
    ({ place, why }) => `${place}: ${why}`,
  ),
  MACHINE_NOT_READABLE: entry(
    ({ file }: { file: string; why: string }) => `A file of this rehearsal can't be read: ${file}.`,
    'The simulated machine and its settings are kept there. Without them the rehearsal can not go on.',
    'Put the file back if you have moved or edited it. Otherwise begin a new rehearsal.',
    ({ why }) => why,
  ),
  HOST_NOT_READABLE: entry(
    (_facts: { why: string; output: string }) => 'What Windows says about this server could not be understood.',
    'Every step begins by looking at the server. Nothing is changed on a guess.',
    'Try again. If it stays, keep the details below: they hold what was printed.',
    ({ why, output }) => `${why}\n${output}`,
  ),
  TOOL_FAILED: entry(
    ({ tool, exitCode, meaning }: ToolFacts) =>
      `${tool} failed with exit code ${exitCode}${meaning === null ? '' : `: ${meaning}`}.`,
    'The change that it was to make is not made, or only a part of it.',
    'Read what it printed below, put that right, then try again. The step looks at the server first.',
    whole,
  ),
  TOOL_NOT_RUN: entry(
    ({ tool }: { tool: string; line: string; why: string; output: string }) => `${tool} did not run to its end.`,
    'Nobody can say how much of its change is made.',
    'Try again. The step looks at the server before it changes anything.',
    ({ line, why, output }) => `${line}\n${why}\n${output}`.trim(),
  ),
  SCRIPT_BROKE_OFF: entry(
    (_facts: { line: string; exitCode: number; output: string }) =>
      'A script of this program broke off before it could say how it ended.',
    'Nobody can say how much of its change is made.',
    'Try again: the step looks at the server first. If it stays, a policy may forbid scripts: see the details.',
    ({ line, exitCode, output }) => `${line}\nexit code ${exitCode}\n${output}`.trim(),
  ),
  TOOL_TIMED_OUT: entry(
    ({ tool, seconds }: { tool: string; seconds: number; output: string }) =>
      `${tool} had not ended after ${seconds} seconds and was stopped.`,
    'A tool that hangs usually waits for something that will not come, and its change is not complete.',
    'Look for an open question or a blocked disk on the server, then try again.',
    ({ output }) => output || undefined,
  ),
  TOOL_STOPPED: entry(
    ({ tool }: { tool: string }) => `You stopped ${tool} before it had ended.`,
    'Its change may be made in part.',
    'Resume when you are ready. The step looks at the server before it goes on.',
  ),
  TOOL_ACCESS_DENIED: entry(
    ({ tool }: ToolFacts) => `Windows refused ${tool}: access is denied.`,
    'Changes to this server need the full rights of an administrator.',
    'Start this program with "Run as administrator", with an account that may change this server. Then try again.',
    whole,
  ),
  JOIN_PASSWORD_WRONG: entry(
    ({ account, domain }: ToolFacts & { account: string; domain: string }) =>
      `The domain ${domain} does not accept the password of ${account}.`,
    'Without it the server can not take the place of the lost one in its domain.',
    'Type the password again. After several wrong ones the account may be locked.',
    whole,
  ),
  JOIN_DOMAIN_NOT_FOUND: entry(
    ({ domain }: ToolFacts & { domain: string }) => `No domain controller of ${domain} was found.`,
    'The server finds its domain through DNS. With the wrong DNS server it looks in vain.',
    'Check that the DNS servers of the network adapter are those of the domain, then try again.',
    whole,
  ),
  JOIN_ACCOUNT_NOT_RESET: entry(
    ({ computer }: ToolFacts & { computer: string }) => `The account ${computer} exists and was not reset.`,
    'Only a reset account can be taken over. It carries the rights that Exchange gave to the lost server.',
    'Open Active Directory Users and Computers and choose "Reset Account" on it. Do not delete it. Then try again.',
    whole,
  ),
  RESTART_REFUSED: entry(
    ({ exitCode }: ToolFacts) => `Windows refused the restart with exit code ${exitCode}.`,
    'What was changed takes effect with the restart, and not before.',
    'Check that you may restart this server and that no other restart is under way. Try again, or restart it yourself.',
    whole,
  ),
  SETUP_NOT_STARTED: entry(
    (_facts: { line: string; why: string }) => 'Exchange setup was not seen to start.',
    'It ended at once, or it says nothing. Whether it has begun to install is not known.',
    'Look for setup in the Task Manager, and let it end if it is there. If not, check that the Exchange media is in place and can be read, then try again.',
    ({ line, why }) => `${line}\n${why}`,
  ),
  SETUP_NEVER_STARTED: entry(
    (_facts: NoFacts) => 'No run of Exchange setup was ever started on this server.',
    'There is nothing to follow.',
    'Start the recovery setup first.',
  ),
  COMMAND_NOT_SAFE: entry(
    ({ value }: { value: string }) => `"${value}" can't be part of a command.`,
    'It holds characters that would change what the command does.',
    'Check this value in the plan and where it was read. A name holds letters, digits, dots and hyphens only.',
  ),
};
