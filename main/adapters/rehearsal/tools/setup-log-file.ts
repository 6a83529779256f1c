import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

export type LogLine = (text: string, level?: number, tag?: string) => void;

/** Opens `ExchangeSetup.log`, to which every run of setup appends: `[month/day/year time] [level] [TAG] text`. */
export function setupLog(folder: string): LogLine {
  const path = join(folder, 'ExchangeSetup.log');
  return (text, level = 0, tag = '') => {
    appendFileSync(path, `[${stamp(new Date())}] [${level}] ${tag && `[${tag}] `}${text}\r\n`);
  };
}

/** Setup logs in UTC, with four digits of a second. */
function stamp(moment: Date): string {
  const [date = '', time = ''] = moment.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year} ${time.slice(0, 12)}0`;
}
