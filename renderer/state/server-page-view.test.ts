import { describe, expect, it } from 'vitest';
import { readPages } from '../fixtures/server-page.js';
import {
  addressRows,
  bringText,
  factsText,
  fileName,
  keyEvidence,
  matchingGroups,
  matchingObjects,
  mustBe,
  reasonEvidence,
  reasonViews,
  sourcesOf,
} from './server-page-view.js';

const { page } = readPages.care;

describe('the page of a server', () => {
  it('says on one screen what the new server must be', () => {
    expect(Object.fromEntries(mustBe(page).map(({ id, value }) => [id, value]))).toMatchObject({
      name: 'EX3',
      windows: 'Windows Server 2008 R2 Enterprise',
      'service-pack': 'Service Pack 1',
      version: 'Exchange Server 2010 SP1',
      'install-path': 'C:\\Program Files\\Microsoft\\Exchange Server\\V14',
      roles: 'Client Access',
    });
  });

  it('shows both addresses of each service, and what is missing as missing', () => {
    const rows = addressRows(page);
    expect(rows[0]).toMatchObject({ kind: 'OWA', external: 'https://mail.exchangeserverpro.local/owa' });
    expect(rows.find(({ kind }) => kind === 'PowerShell')?.external).toBeNull();
  });

  it('lays open what is to be done, and folds away what is good to know', () => {
    expect(reasonViews(readPages.notYet.page).map(({ open }) => open)).toEqual([true, true]);
    expect(reasonViews(page).map(({ open }) => open)).toEqual([true, false]);
    expect(reasonViews(page).map(({ weightWord }) => weightWord)).toEqual(['Care', 'Note']);
  });

  it('cites the attribute and the object of a reason and of each fact', () => {
    expect(sourcesOf(page, reasonEvidence)[0]).toMatchObject({
      source: 'userAccountControl of CN=EX3,CN=Computers,DC=exchangeserverpro,DC=local',
      raw: '4096',
    });
    expect(sourcesOf(page, keyEvidence).find(({ label }) => label === 'Roles')?.source).toContain(
      'msExchCurrentServerRoles of CN=EX3,',
    );
    expect(sourcesOf(page, 'account').map(({ label }) => label)).toContain('Computer account');
    expect(sourcesOf(page, null)).toEqual([]);
    expect(sourcesOf(page, 'no such group')).toEqual([]);
  });

  it.each([
    ['', ['The server', 'Windows and the computer account']],
    ['install', ['The server', 'Windows and the computer account']],
    ['MEMBEROF', ['Windows and the computer account']],
    ['windows and', ['Windows and the computer account']],
    ['nothing of it', []],
  ])('is searched by names, values and attributes for %j', (search, titles) => {
    expect(matchingGroups(page, search).map(({ title }) => title)).toEqual(titles);
  });

  it.each([
    ['', 2],
    ['msexchcurrentserverroles', 1],
    ['netbios:ex3', 1],
    ['cn=computers', 1],
    ['nothing of it', 0],
  ])('finds what is not understood in the objects too, for %j', (search, count) => {
    expect(matchingObjects(page, search)).toHaveLength(count);
  });

  it('is copied as text', () => {
    expect(factsText(page.groups)).toContain('The server\r\n  Name: EX3\r\n');
    expect(bringText(page).startsWith('[ ] Media and key of Windows Server 2008 R2')).toBe(true);
  });

  it('names its files so that any system takes them', () => {
    expect(fileName(page, 'reading', 'json')).toBe('reading-ex3-2026-11-24.json');
    const summary = { ...page.server.summary, name: 'CAS/1: "a"' };
    expect(fileName({ ...page, server: { ...page.server, summary } }, 'reading', 'json')).toBe(
      'reading-cas-1-a--2026-11-24.json',
    );
  });
});
