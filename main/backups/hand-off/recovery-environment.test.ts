import { describe, expect, it } from 'vitest';
import { environmentFrom } from './recovery-environment.js';

const newer = `Windows Recovery Environment (Windows RE) and system reset configuration
    Windows RE status:         Enabled
    Windows RE location:       \\\\?\\GLOBALROOT\\device\\harddisk0\\partition1\\Recovery\\WindowsRE
    Boot Configuration Data (BCD) identifier: 44f5d9b0-0d0a-11e3-93f2-8f3c4b6f1d6b
REAGENTC.EXE: Operation Successful.`;
const romanian = newer.replace('Windows RE status:         Enabled', 'Stare Windows RE: Activat');
const off = newer
  .replace(/\\\\\?\\GLOBALROOT.*/, '')
  .replace('44f5d9b0-0d0a-11e3-93f2-8f3c4b6f1d6b', '00000000-0000-0000-0000-000000000000');
const help = 'REAGENTC.EXE <command> <command arguments>\n /info /boottore /enable';

describe('the recovery environment of a server', () => {
  it.each([
    ['is there, and is restarted into', newer, help, true, true],
    ['is found in any language', romanian, help, true, true],
    ['is there, with no command to restart into it', newer, 'reagentc /setreimage /info', true, false],
    ['is switched off', off, help, false, false],
    ['is not told of', 'Access is denied.', help, false, false],
  ])('%s', (_what, info, printed, enabled, restartsInto) => {
    expect(environmentFrom({ info, help: printed })).toMatchObject({ enabled, restartsInto });
  });
});
