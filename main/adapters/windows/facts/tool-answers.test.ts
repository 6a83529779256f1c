import { describe, expect, it } from 'vitest';
import { hasFullRights, labelOf, readGroups, readUser } from './account.js';
import { cimTime, toMoment } from './cim-time.js';
import { readClockSkew } from './clock-skew.js';
import { readSecureChannel } from './secure-channel.js';

describe('whoami', () => {
  it('tells SIDs in any language, also where a name holds a quotation mark or a comma', () => {
    const printed =
      '"A ""B"", C","Gruppe","S-1-5-21-1-2-3-512","Aktiviert"\r\n"Beschriftung","Typ","S-1-16-8192",""\r\n';
    expect(readGroups(printed)).toEqual(['S-1-5-21-1-2-3-512', 'S-1-16-8192']);
    expect(labelOf(readGroups(printed) ?? [])).toBe('S-1-16-8192');
  });

  it.each([
    ['S-1-16-12288', true],
    ['S-1-16-16384', true],
    ['S-1-16-8192', false],
    ['S-1-5-32-544', false],
  ])('takes %s for full rights: %s', (sid, full) => {
    expect(hasFullRights(['S-1-1-0', sid])).toBe(full);
  });

  it('tells the user', () => {
    expect(readUser('"contoso\\müller","S-1-5-21-1-2-3-500"\r\n')).toEqual({
      name: 'contoso\\müller',
      sid: 'S-1-5-21-1-2-3-500',
    });
  });

  it.each(['', 'ERROR: The parameter is incorrect.', '"a","b"', '"Gruppe","Typ","SID","Attribute"'])(
    'is not understood: %j',
    printed => {
      expect(readGroups(printed)).toBeUndefined();
      expect(readUser(printed)).toBeUndefined();
    },
  );
});

describe('nltest', () => {
  const begin = 'Flags: 30 HAS_IP  HAS_TIMESERV\r\nTrusted DC Name \\\\DC1.contoso.example\r\n';
  it.each([
    ['sound', `${begin}Trusted DC Connection Status Status = 0 0x0 NERR_Success\r\n`, 0, 'DC1.contoso.example'],
    [
      'broken',
      'Flags: 0\r\nTrusted DC Name\r\nTrusted DC Connection Status Status = 5 0x5 ERROR_ACCESS_DENIED\r\n',
      5,
      null,
    ],
    [
      'verified and refused',
      `${begin}Trusted DC Connection Status Status = 0 0x0 NERR_Success\r\nTrust Verification Status = 1789 0x6fd ERROR\r\n`,
      1789,
      'DC1.contoso.example',
    ],
  ])('tells a channel that is %s', (_what, printed, code, controller) => {
    expect(readSecureChannel(printed)).toEqual({ kind: 'channel', channel: { code, controller } });
  });

  it('says nothing of the channel when the question itself failed', () => {
    expect(readSecureChannel('I_NetLogonControl failed: Status = 1722 0x6ba RPC_S_SERVER_UNAVAILABLE\r\n')).toEqual({
      kind: 'refused',
      code: 1722,
    });
  });

  it.each(['', 'Usage: nltest [/OPTIONS]', 'Status = x'])('is not understood: %j', printed => {
    expect(readSecureChannel(printed)).toBeUndefined();
  });
});

describe('w32tm', () => {
  it.each([
    ['the other clock ahead', '14:18:09, +00.0349344s\r\n', -0.0349344],
    ['the other clock behind', '14:18:09, -12.5000000s\r\n', 12.5],
    ['a comma for the point', '14:18:09, +400,2500000s\r\n', -400.25],
    ['the middle of three', '14:18:09, +01.0s\r\n14:18:11, +90.0s\r\n14:18:13, +02.0s\r\n', -2],
    ['one of two that failed', '14:18:09, error: 0x800705B4\r\n14:18:11, +02.0s\r\n', -2],
    ['no difference', '14:18:09, +00.0000000s\r\n', 0],
    ['points in the time', '14.18.09, +00.5s\r\n', -0.5],
  ])('tells %s', (_what, lines, seconds) => {
    const printed = `Tracking dc1 [10.0.0.10:123].\r\nCollecting 1 samples.\r\nThe current time is 06/02/2019 14:18:09.\r\n${lines}`;
    expect(readClockSkew(printed)).toEqual({ kind: 'skew', seconds });
  });

  it('tells why there is none', () => {
    const answer = { kind: 'refused', code: '0x800705B4' };
    expect(readClockSkew('14:18:09, error: 0x800705B4\r\n14:18:11, error: 0x800705B4\r\n')).toEqual(answer);
  });

  it.each(['', 'The command /stripchart is unknown.'])('is not understood: %j', printed => {
    expect(readClockSkew(printed)).toBeUndefined();
  });
});

describe('a moment of WMI', () => {
  it.each([
    ['20261124080118.406250+060', '2026-11-24T07:01:18.406250Z'],
    ['20261124003000.000001-300', '2026-11-24T05:30:00.000001Z'],
    ['20241231233000.500000-060', '2025-01-01T00:30:00.500000Z'],
  ])('%s is %s', (text, moment) => {
    expect(cimTime(text)).toBe(moment);
  });

  it.each(['', '20261124', '20261324080118.406250+060', '********080118.406250+060', '2026-11-24T07:01:18Z'])(
    '%j is none',
    text => {
      expect(cimTime(text)).toBeNull();
    },
  );

  it('is kept in milliseconds', () => {
    expect(toMoment('2026-11-24T07:01:18.406250Z')).toBe('2026-11-24T07:01:18.406Z');
  });
});
