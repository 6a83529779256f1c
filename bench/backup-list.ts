import { merged } from '../main/backups/merge-versions.js';
import { fromText } from '../main/backups/versions-told.js';
import { volumesFrom } from '../main/backups/volumes.js';

// Reads what `wbadmin get versions` prints of many versions, and puts them into one list. Prints the milliseconds of each
// round as JSON. `node backup-list.cjs`

const rounds = 9;
const versions = 10_000;
const hourMs = 3_600_000;

function read(output: string): number {
  return merged(fromText(output, { machine: 'EX3', volumes: volumesFrom([]), where: 'the catalogue' })).length;
}

function printed(): string {
  const blocks = Array.from({ length: versions }, (_none, at) => {
    const [date = '', time = ''] = new Date(Date.UTC(2020, 0, 1) + at * hourMs).toISOString().split('T');
    const [year = '', month = '', day = ''] = date.split('-');
    return [
      `Backup time: ${Number(month)}/${Number(day)}/${year} ${time.slice(0, 5)}`,
      'Backup target: 1394/USB Disk labeled Backups(E:)',
      `Version identifier: ${month}/${day}/${year}-${time.slice(0, 5)}`,
      'Can recover: Volume(s), File(s), Application(s), Bare Metal Recovery, System\r\nState',
      'Snapshot ID: {445bf85d-efd2-448b-b33a-f97422f3318a}',
    ].join('\r\n');
  });
  return `wbadmin 1.0 - Backup command-line tool\r\n\r\n${blocks.join('\r\n\r\n')}\r\n\r\n`;
}

const output = printed();
const times: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const began = process.hrtime.bigint();
  const found = read(output);
  times.push(Number(process.hrtime.bigint() - began) / 1e6);
  if (found !== versions) throw new Error(`It found ${String(found)} versions.`);
}
process.stdout.write(JSON.stringify({ versions, times }));
