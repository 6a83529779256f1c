import { describe, expect, it } from 'vitest';
import { Secret } from '../ports/secret.js';
import { checkCertificates } from './check-certificates.js';
import type { AskPassword } from './kits.js';

const imports = { kind: 'import-certificate', thumbprint: 'A', file: 'a.pfx' } as const;
const other = { kind: 'remove-certificate', thumbprint: 'A' } as const;
const typed =
  (text: string): AskPassword =>
  () =>
    Promise.resolve(new Secret(text));
const nobody: AskPassword = () => Promise.resolve(undefined);

describe('the certificates of a kit, before any is put in', () => {
  it.each([
    ['pfx', imports, typed('right'), null],
    ['pfx', imports, typed('another'), 'KIT_PASSWORD_WRONG'],
    ['pfx', imports, typed(''), 'KIT_PASSWORD_NEEDED'],
    ['pfx', imports, nobody, 'KIT_PASSWORD_NEEDED'],
    ['pfx', imports, undefined, null],
    ['spoiled', imports, typed('right'), 'KIT_FILE_DAMAGED'],
    ['spoiled', imports, undefined, 'KIT_FILE_DAMAGED'],
    ['spoiled', other, nobody, null],
  ])('%s', async (content, change, ask, code) => {
    const kit = { path: 'kit', read: () => Promise.resolve(Buffer.from(content)) };
    const checked = checkCertificates(
      kit,
      [change],
      (pfx, password) =>
        Promise.resolve(pfx.toString() === 'spoiled' ? 'unreadable' : password.reveal() === 'right' ? 'fits' : 'wrong'),
      ask,
    );
    if (code === null) await checked;
    else await expect(checked).rejects.toThrow(code);
  });
});
