import { defaultInstallPath } from './exchange-2010.js';

/** What a Client Access server was customised in, where it was installed to the usual place. */
export const clientAccessFolder = `${defaultInstallPath.replace(/\\+$/, '')}\\ClientAccess`;
export const iisConfigFolder = 'C:\\Windows\\System32\\inetsrv\\config';
