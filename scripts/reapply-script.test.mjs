import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { reapplyScript } from '../main/settings/script/reapply-script.js';
import { checkPowerShell2 } from './lib/powershell-syntax.mjs';

const thumbprint = 'A'.repeat(40);
const changes = [
  { kind: 'install-rollup', id: 'KB2936871', path: 'D:\\Exchange2010-KB2936871-x64-en.msp', log: 'x' },
  { kind: 'import-certificate', thumbprint, file: 'x' },
  { kind: 'enable-certificate', thumbprint, services: ['IIS', 'POP'] },
  { kind: 'replace-file', target: "C:\\it's.txt", prepared: 'x', sha256: 'b'.repeat(64), was: 'a', keep: 'x' },
  { kind: 'replace-file', target: 'C:\\gone.txt', prepared: null, sha256: null, was: 'a', keep: 'x' },
  {
    kind: 'set-iis',
    location: 'Default Web Site',
    section: 'system.webServer/httpRedirect',
    settings: ['enabled:true', 'destination:https://mail.contoso.com/owa', 'exactDestination:false'],
  },
  { kind: 'set-registry-value', key: 'HKLM\\A', name: 'TCP/IP Port', type: 'REG_DWORD', data: '59532' },
  {
    kind: 'set-virtual-directory',
    cmdlet: 'Set-OwaVirtualDirectory',
    identity: 'EX3\\owa',
    property: 'X',
    value: null,
  },
  { kind: 'set-service-start', service: 'MSExchangePop3', startMode: 'Automatic' },
  { kind: 'start-service', service: 'MSExchangePop3' },
];

it('the script of a re-application suits PowerShell 2.0', async () => {
  const script = reapplyScript({
    kit: { path: 'D:\\kit', id: 'k', takenAt: '2026-11-01T08:00:00.000Z', server: 'EX3' },
    server: 'EX3',
    madeAt: '2026-11-26T08:00:00.000Z',
    items: changes.map(change => ({
      change: { differences: [], group: 'files', title: change.kind, shows: '- a\n+ b', change, undo: null },
      differences: [],
      content: change.kind === 'replace-file' && change.prepared !== null ? Buffer.alloc(500, 'text ') : null,
    })),
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'cas-recovery-script-'));
  try {
    const file = path.join(folder, 'reapply.ps1');
    // The mark before it is for PowerShell, which the grammar of this check does not know.
    expect(script.startsWith('\uFEFF')).toBe(true);
    await writeFile(file, script.slice(1));
    expect(await checkPowerShell2(file)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
