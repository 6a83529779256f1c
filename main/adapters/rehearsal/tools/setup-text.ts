// Exactly what setup of Exchange Server 2010 printed in a recovery, from the article "Exchange Server 2010 Client
// Access Server Backup and Recovery" (P. Cunningham): wording, blanks and the break in the middle of a word.

export const banner = `Welcome to Microsoft Exchange Server 2010 Unattended Setup

By continuing the installation process, you agree to the license terms of
Microsoft Exchange Server 2010. If you don't accept these license terms,
please cancel the installation. To review these license terms, please go to

http://go.microsoft.com/fwlink/?LinkId=150127&clcid=0x409/

`;

export const countdownDots = 15;

export const countdownOver = `
No key presses were detected.  Setup will continue.
Preparing Exchange Setup

`;

export const rolesAndChecks = `
The following server roles will be recovered
    Client Access Role
    Management Tools

Performing Microsoft Exchange Server Prerequisite Check

`;

export const configuring = `
Configuring Microsoft Exchange Server

`;

export const success = `
The Microsoft Exchange Server setup operation completed successfully.
Setup has made changes to operating system settings that require a reboot to tak
e effect. Please reboot this server prior to placing it into production.
`;

export const failure = `
The Exchange Server setup operation did not complete. More details can be found
in ExchangeSetup.log located in the <SystemDrive>:\\ExchangeSetupLogs folder.

Exchange Server setup encountered an error.
`;

/** The part of a phase's line that stands before its dots. Names of roles get one blank more. */
export function phaseLead(name: string): string {
  const isRole = name.startsWith('Client Access');
  return `    ${name.padEnd(isRole ? name.length : 33)}${isRole ? ' '.repeat(9) : ''}`;
}

export const phaseDots = 25;

/** The console is 80 columns wide and breaks wherever it must, also in the middle of a word. */
export function wrapped(text: string): string {
  return (text.match(/.{1,80}/g) ?? []).join('\n');
}
