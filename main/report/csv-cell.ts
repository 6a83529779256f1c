import { visible } from './visible.js';

/**
 * A cell of CSV (RFC 4180) that is text for every reader. Spreadsheets run what begins like a formula, at the start of
 * a cell or behind a semicolon, which many of them separate cells by. So an apostrophe is put before that; control
 * characters, line ends among them, are written out.
 */
export function csvCell(value: string): string {
  const text = visible(value);
  const safe = text.replace(/(^|;)(\s*)(?=[=+\-@＝＋－＠])/g, "$1$2'");
  return /[",;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A row with its line end. */
export const csvRow = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
