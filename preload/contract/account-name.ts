/**
 * Whether Windows takes it as the account that opens a share: `DOMAIN\name`, or `name@domain`. No schema library in here: the
 * window reads it too.
 */
export const isAccountName = (text: string): boolean =>
  /^(?:[^-\\@"%\s][^\\@"%\s]*\\[^\\@"%\r\n]+|[^-\\@"%\s][^\\@"%\s]*@[^\\@"%\s]+)$/.test(text);
