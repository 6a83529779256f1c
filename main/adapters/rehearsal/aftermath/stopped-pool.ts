/** Which pool the fault stops: Outlook Web App is what most people look at first. */
export const stoppedPool = 'MSExchangeOWAAppPool';
