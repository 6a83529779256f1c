import { describe, expect, it } from 'vitest';
import { othersWithAccess } from './protect-folder.js';

describe('who else has access to a folder', () => {
  it.each([
    ['nobody', 'D:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)', []],
    ['nobody, by whole SIDs', 'D:PAI(A;OICI;FA;;;S-1-5-32-544)(A;OICI;FA;;;S-1-5-18)', []],
    [
      'users, as in a folder of ProgramData',
      'D:AI(A;OICI;FA;;;SY)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)',
      ['BU'],
    ],
    ['one account', 'D:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;S-1-5-21-1-2-3-1001)', ['S-1-5-21-1-2-3-1001']],
    ['nobody whom it only refuses', 'D:PAI(D;OICI;FA;;;BU)(A;OICI;FA;;;BA)', []],
  ])('is %s', (_, sddl, others) => {
    expect(othersWithAccess(`recoveries\r\n${sddl}\r\n`)).toEqual(others);
  });
});
