import { describe, expect, it } from 'vitest';
import { decodeExchangeVersion } from './exchange-version.js';

describe('the version of an Exchange server', () => {
  it.each([
    ['Version 14.0 (Build 30639.21)', '14.0.639.21', 'Exchange Server 2010 RTM'],
    ['Version 14.1 (Build 30218.15)', '14.1.218.15', 'Exchange Server 2010 SP1'],
    ['Version 14.3 (Build 30123.4)', '14.3.123.4', 'Exchange Server 2010 SP3'],
    ['Version 8.3 (Build 30083.6)', '8.3.83.6', 'Exchange Server 2007 SP3'],
    ['Version 15.1 (Build 32507.006)', '15.1.2507.6', 'Exchange Server 2016'],
    ['Version 6.5 (Build 6944.4)', '6.5.6944.4', 'Exchange Server 2003'],
    ['Version 6.5 (Build 7638.2: Service Pack 2)', '6.5.7638.2', 'Exchange Server 2003'],
    ['Version 16.9 (Build 30001.2)', '16.9.1.2', 'Exchange 16.9.1.2'],
  ])('is read from the serial number %s', (raw, build, name) => {
    expect(decodeExchangeVersion([raw], null)).toEqual({ build, name, raw });
  });

  it.each([
    ['1937801855', '14.0.639.21'],
    ['1937866970', '14.1.218.15'],
    ['1937932535', '14.2.247.5'],
    ['1937997947', '14.3.123.4'],
    // Of other products, the last number is not known, so none is made up.
    ['1912701168', '8.1.240'],
    ['1941996036', '15.0.516'],
  ])('is read from the packed number %s when there is no serial number', (packed, build) => {
    expect(decodeExchangeVersion([], packed)).toMatchObject({ build, raw: packed });
  });

  it('follows the serial number where both are given', () => {
    expect(decodeExchangeVersion(['Version 14.2 (Build 30247.5)'], '1937997947')?.build).toBe('14.2.247.5');
  });

  it.each([
    [[], null],
    [['garbage'], 'garbage'],
    [[], '0'],
    [[], '1937801856'], // 14.0.640: no release, and a rollup is not told here
  ])('stays unknown for %j and %j', (serialNumbers, packed) => {
    expect(decodeExchangeVersion(serialNumbers, packed)).toBeNull();
  });
});
