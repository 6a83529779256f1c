/** A made-up log of setup, line by line, in the form of a culture. */
export interface LogForm {
  /** Between the brackets, from the place of the line. */
  readonly date?: (place: number) => string;
  readonly end?: string;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The month stands first, and 11 milliseconds lie between two lines. */
export function usualDate(place: number): string {
  const at = new Date(Date.UTC(2014, 2, 9, 7, 30, 0) + place * 11);
  const day = `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${String(at.getUTCFullYear())}`;
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${day} ${time}.${String(at.getUTCMilliseconds()).padStart(4, '0')}`;
}

/** Lines that begin with `[` stand as `[LEVEL] …` and get a date; all others go on with the record before. */
export function logText(lines: readonly string[], { date = usualDate, end = '\r\n' }: LogForm = {}): string {
  return lines.map((line, place) => `${line.startsWith('[') ? `[${date(place)}] ` : ''}${line}${end}`).join('');
}

const stars = '[0] **********************************************';

/** How a run begins. */
export function beginning(mode = 'RecoverServer', version = '14.3.123.4'): string[] {
  return [
    stars,
    '[0] Starting Microsoft Exchange Server 2010 Setup',
    stars,
    '[0] Local time zone: (UTC+01:00) Bern.',
    '[0] Operating system version: Microsoft Windows NT 6.1.7601 Service Pack 1.',
    `[0] Setup version: ${version}.`,
    '[0] Logged on user: FABRIKAM\\mira.',
    `[0] Command Line Parameter Name='mode', Value='${mode}'.`,
    "[0] Command Line Parameter Name='sourcedir', Value='E:\\'.",
    "[0] Setup will use the domain controller 'dc7.fabrikam.example'.",
  ];
}

/** How a run ends that failed. */
export const failedEnd: readonly string[] = [
  '[0] CurrentResult console.ProcessRunInternal:90: 1',
  "[0] The Exchange Server setup operation didn't complete. More details can be found in ExchangeSetup.log.",
  '[0] CurrentResult setupbase.maincore:396: 1',
  '[0] End of Setup',
  stars,
];

/** How a run ends that went well. */
export const goodEnd: readonly string[] = [
  '[0] The Microsoft Exchange Server setup operation completed successfully.',
  '[0] CurrentResult setupbase.maincore:396: 0',
  '[0] End of Setup',
  stars,
];

/** A task that fails with this exception, as setup writes it down three times. */
export function failedTask(
  exception: string,
  message: string,
  script = 'new-ThingOnServer $RoleFqdnOrName;',
): string[] {
  return [
    "[1] Processing component 'Client Access Component' (Configuring the Client Access role).",
    '[1] Executing:',
    `          ${script}`,
    '[2] Beginning processing new-ThingOnServer',
    `[2] [ERROR] ${message}`,
    '[2] Ending processing new-ThingOnServer',
    '[1] The following 1 error(s) occurred during task execution:',
    `[1] 0.  ErrorRecord: ${message}`,
    `[1] 0.  ErrorRecord: ${exception}: ${message}`,
    '   at Microsoft.Exchange.Configuration.Tasks.Task.ThrowError(Exception exception)',
    '[1] [ERROR] The following error was generated when "$error.Clear();',
    `          ${script}`,
    `        " was run: "${exception}: ${message}`,
    '   at Microsoft.Exchange.Configuration.Tasks.Task.ThrowError(Exception exception)".',
    `[1] [ERROR] ${message}`,
    '[1] [ERROR-REFERENCE] Id=ClientAccessComponent___0a1b Component=EXCHANGE14:\\Current\\Release\\Client Access',
    '[1] Setup is stopping now because of one or more critical errors.',
    '[1] Finished executing component tasks.',
  ];
}
