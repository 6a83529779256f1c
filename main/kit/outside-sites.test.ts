import { describe, expect, it } from 'vitest';
import type { TreeRoot } from '../ports/settings-source.js';
import { sitesOutside } from './outside-sites.js';

const roots: TreeRoot[] = [
  { tree: 'client-access', path: '/x', shown: 'D:\\Exchange\\ClientAccess' },
  { tree: 'web-root', path: '/y', shown: 'C:\\inetpub\\wwwroot' },
];
const root = roots[1] ? [roots[1], ...roots] : roots;

const served = (...folders: readonly string[]): Buffer =>
  Buffer.from(
    `<configuration><system.applicationHost><sites><site name="Default Web Site" id="1">${folders
      .map(
        (folder, at) =>
          `<application path="/app${String(at)}"><virtualDirectory path="/" physicalPath="${folder}" /></application>`,
      )
      .join('')}</site></sites></system.applicationHost></configuration>`,
  );

describe('folders that IIS serves', () => {
  it.each([
    ['%SystemDrive%\\inetpub\\wwwroot'],
    ['c:\\inetpub\\wwwroot\\sub\\'],
    ['D:\\exchange\\clientaccess\\Owa'],
    ['%windir%\\System32\\RpcProxy'],
    ['C:\\Windows\\System32\\inetsrv'],
  ])('are no lack where a kit has them or Windows brings them: %s', folder => {
    expect(sitesOutside(served(folder), root, null)).toEqual([]);
  });

  it.each([
    ['E:\\Sites\\Redirect'],
    ['D:\\Exchange\\ClientAccess2'],
    ['%SystemDrive%\\inetpub\\other'],
    ['\\\\nas\\web'],
  ])('are named where a kit does not have them: %s', folder => {
    const [lack, ...others] = sitesOutside(served('D:\\Exchange\\ClientAccess\\Owa', folder), root, null);
    expect(others).toEqual([]);
    expect(lack?.what).toBe(`Default Web Site/app1: ${folder.replace('%SystemDrive%', 'C:')}`);
  });

  it('are not known where the configuration of IIS is malformed, and that is said', () => {
    expect(sitesOutside(Buffer.from('<configuration>'), root, null)).toEqual([
      expect.objectContaining({ what: 'sites in other folders' }),
    ]);
  });

  it('of a server whose backup was restored are named where the restored folders lack them', () => {
    const restored = ['Owa/web.config', 'exchweb/EWS/web.config'].map(file => ({
      tree: 'client-access' as const,
      file,
    }));
    const shown = (tree: TreeRoot['tree'], path: string): TreeRoot => ({ tree, path, shown: path });
    const there = [shown('client-access', 'D:\\restored\\ClientAccess'), shown('iis-config', 'D:\\restored\\config')];
    const exchange = 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\ClientAccess';
    const config = served(
      '%SystemDrive%\\inetpub\\wwwroot',
      'C:\\inetpub\\wwwroot\\sub',
      `${exchange}\\owa`,
      `${exchange}\\exchweb\\ews\\`,
      `${exchange}\\Ecp`,
      '%SystemDrive%\\inetpub\\other',
    );
    expect(sitesOutside(config, there, restored).map(({ what, why }) => [what.split(': ')[1], why])).toEqual([
      [`${exchange}\\Ecp`, expect.stringContaining('the restored \\ClientAccess has no file of it') as string],
      ['%SystemDrive%\\inetpub\\other', expect.stringContaining('outside of wwwroot') as string],
    ]);
  });
});
