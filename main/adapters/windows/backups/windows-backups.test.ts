import { describe, expect, it } from 'vitest';
import type { RunTool } from '../powershell/run-script.js';
import { windowsBackups } from './windows-backups.js';

const never = new AbortController().signal;
const place = { target: { kind: 'share', path: '\\\\nas1\\backup' }, machine: 'EX3' } as const;

/** A Windows whose tools print this; what was run is noted. */
function windows(printed: string, exitCode = 0) {
  const lines: string[] = [];
  const run: RunTool = ({ file, args, onOutput }) => {
    lines.push(
      [file.slice(file.lastIndexOf('\\') + 1), ...args.slice(file.endsWith('wbadmin.exe') ? 0 : -5)].join(' '),
    );
    printed.split('\n').forEach(line => onOutput?.(line));
    const said = { output: printed, standardOutput: printed, standardError: '', bytes: Buffer.from(printed) };
    return Promise.resolve({ ...said, exitCode, durationMs: 1 });
  };
  return { lines, asker: windowsBackups({ scriptsFolder: 'C:\\Program Files\\CAS Recovery\\scripts', run }) };
}

const toolLine = '= probe tool 3 {"cmdlets":"snap-in","program":true,"computer":"EX3"}';
const setsLine =
  '= probe sets 900 {"rows":[{"versionId":"10/25/2026-20:00","machine":"EX3","recoverable":"Volumes, Files",' +
  '"target":"\\\\\\\\nas1\\\\backup","targetShown":"nas1","volumes":["C:"],"snapshotId":null}]}';
const storesLine = '= probe stores 5 {"rows":[{"place":"\\\\\\\\nas1\\\\backup","machines":["EX3"]}]}';

describe('Windows Server Backup of this computer', () => {
  it('is asked by one script for each place, with the computer that is meant', async () => {
    const { lines, asker } = windows([toolLine, storesLine, setsLine, '= end 3'].join('\n'));
    const { sets, stores } = await asker.place(place, never);
    expect(sets).toMatchObject({ ok: true, value: { rows: [{ versionId: '10/25/2026-20:00' }] } });
    expect(stores).toMatchObject({ ok: true, value: { rows: [{ machines: ['EX3'] }] } });
    expect(lines).toEqual([
      'powershell.exe C:\\Program Files\\CAS Recovery\\scripts\\read-backups.ps1 -Target \\\\nas1\\backup -Machine EX3',
    ]);
  });

  it('keeps what it said before the script broke off, and tells the rest as untold', async () => {
    const { asker } = windows([toolLine, '= failed sets 5 "System.Exception: no catalogue"'].join('\n'), 1);
    const { tool, sets, volumes } = await asker.own(never);
    expect(tool.ok).toBe(true);
    expect(sets).toMatchObject({ ok: false, why: 'System.Exception: no catalogue' });
    expect(volumes).toMatchObject({ ok: false });
    expect(volumes.ok ? '' : volumes.why).toContain('before the script had ended');
  });

  it('refuses an answer of another form', async () => {
    const { asker } = windows([toolLine.replace('snap-in', 'magic'), '= end 1'].join('\n'));
    const { tool } = await asker.own(never);
    expect(tool.ok ? '' : tool.why).toContain('another form');
  });

  it('is asked by wbadmin with the place and the computer as words of their own', async () => {
    const { lines, asker } = windows('ERROR - No backup was found.\r\n', -2);
    expect(await asker.versions(place, never)).toEqual({ exitCode: -2, output: 'ERROR - No backup was found.\r\n' });
    await asker.versions(null, never);
    expect(lines).toEqual([
      'wbadmin.exe get versions -backupTarget:\\\\nas1\\backup -machine:EX3',
      'wbadmin.exe get versions',
    ]);
  });
});
