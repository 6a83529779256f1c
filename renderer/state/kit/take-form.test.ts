import { describe, expect, it } from 'vitest';
import type { AppInfo } from '../../../preload/contract/calls.js';
import { passwordComplaint, takeForm, takeSources, takeWish, type TakeOffer } from './take-form.js';

const app: AppInfo = {
  version: '0.1.0',
  door: 'window',
  rehearsalsOnlyBecause: null,
  elevated: true,
  windowsLogon: true,
  domain: 'contoso.local',
  resume: null,
  operator: 'CONTOSO\\Administrator',
  computer: 'EX3',
  stateFolder: 'C:\\ProgramData\\CAS Recovery',
};
const scenario = { id: 'ex3', title: 'EX3 is lost', story: '', serverName: 'EX3' };
const offer: TakeOffer = { app, scenarios: [scenario], today: '2026-11-24' };
const linux: TakeOffer = {
  ...offer,
  app: { ...app, rehearsalsOnlyBecause: 'This is Linux.', stateFolder: '/var/cas' },
};
const secrets = { password: 'p', again: 'p' };
const noDirectory = { source: null, password: null };

describe('the form of a kit', () => {
  it('offers this server only where a recovery could run, and a backup everywhere', () => {
    expect(takeSources(offer)).toEqual(['server', 'backup', 'scenario']);
    expect(takeSources(linux)).toEqual(['scenario', 'backup']);
    expect(takeSources({ ...linux, scenarios: [] })).toEqual(['backup']);
  });

  it('proposes a place for a kit to practise with, and none for a real one', () => {
    expect(takeForm({}, linux).out).toBe('/var/cas/kits/EX3-2026-11-24.zip');
    expect(takeForm({}, offer).out).toBe('');
    expect(takeForm({ out: '' }, linux).out).toBe('');
  });

  it('asks for what was typed, without the quotes of Explorer', () => {
    const form = takeForm(
      { from: 'backup', server: ' EX3 ', clientAccess: '"F:\\Client Access"', out: '"E:\\Kits\\EX3"' },
      offer,
    );
    expect(takeWish(form, secrets, noDirectory)).toEqual({
      from: { kind: 'backup', server: 'EX3', clientAccess: 'F:\\Client Access', iisConfig: null },
      out: 'E:\\Kits\\EX3',
    });
  });

  it('gives the password of the certificates along, and the directory where it is wanted', () => {
    const form = takeForm({ out: 'E:\\EX3.zip', withDirectory: true }, offer);
    const source = { kind: 'windows' } as const;
    expect(takeWish(form, secrets, { source, password: null })).toEqual({
      from: { kind: 'server' },
      out: 'E:\\EX3.zip',
      password: 'p',
      directory: source,
    });
    expect(takeWish(form, secrets, noDirectory)).toBe(null);
    expect(takeWish(form, secrets, { source: { kind: 'domain', domain: 'a.b', user: 'u' }, password: '' })).toBe(null);
  });

  it.each([
    ['no place', { from: 'server' as const }, secrets],
    ['two passwords', { out: 'E:\\k' }, { password: 'p', again: 'q' }],
    ['neither a password nor the word that no certificates are wanted', { out: 'E:\\k' }, { password: '', again: '' }],
    ['no folder of the backup', { from: 'backup' as const, server: 'EX3', out: 'E:\\k' }, secrets],
  ])('asks for nothing with %s', (_, typed, typedSecrets) => {
    expect(takeWish(takeForm(typed, offer), typedSecrets, noDirectory)).toBe(null);
  });

  it('takes a kit without certificates where that is meant', () => {
    const form = takeForm({ out: 'E:\\k', withoutCertificates: true }, offer);
    expect(takeWish(form, { password: '', again: '' }, noDirectory)).toEqual({
      from: { kind: 'server' },
      out: 'E:\\k',
    });
  });

  it('complains of the second password when it can no more become the first', () => {
    expect(passwordComplaint({ password: 'secret', again: 'sec' })).toBe('');
    expect(passwordComplaint({ password: 'secret', again: 'sex' })).toBe('The two passwords differ.');
  });
});
