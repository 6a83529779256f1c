import { describe, expect, it } from 'vitest';
import type { Difference } from '../../../preload/contract/index.js';
import type { SettingsSide } from '../../ports/settings-side.js';
import { compareSettings } from '../../settings/compare/compare-settings.js';
import { editFile } from '../../settings/edit/edit-file.js';
import { iisChanges } from '../../settings/edit/iis-change.js';
import { sectionClashes } from '../../settings/sections/duplicate-sections.js';
import { noSettings } from '../fixture-server.js';
import { proposeChanges } from './propose.js';

const hostWith = (mimeMap: string): string => `<configuration>
  <configSections><sectionGroup name="system.webServer">
    <section name="staticContent" overrideModeDefault="Allow" />
  </sectionGroup></configSections>
  <system.applicationHost><sites><site name="Default Web Site" id="1">
    <application path="/owa"><virtualDirectory path="/" physicalPath="C:\\CAS\\Owa" /></application>
  </site></sites></system.applicationHost>
  <system.webServer><staticContent>
    <mimeMap fileExtension=".a" mimeType="text/a" />
${mimeMap}  </staticContent></system.webServer>
</configuration>`;
const web = (extension: string): string =>
  `<configuration><system.webServer><staticContent><mimeMap fileExtension="${extension}" mimeType="text/x" /></staticContent></system.webServer></configuration>`;

function side(host: string, webConfig: string): SettingsSide {
  const files = [
    { tree: 'client-access' as const, file: 'Owa/web.config', bytes: 1, modifiedAt: null },
    { tree: 'iis-config' as const, file: 'applicationHost.config', bytes: 1, modifiedAt: null },
  ];
  const read = ({ file }: { file: string }): Promise<Buffer> =>
    Promise.resolve(Buffer.from(file === 'Owa/web.config' ? webConfig : host));
  return {
    settings: noSettings,
    files,
    unreadPlaces: [],
    read,
    sha256: async file => (await read(file)).toString('hex'),
  };
}

async function proposed(ofKit: SettingsSide, ofNow: SettingsSide) {
  const { signal } = new AbortController();
  const { differences } = await compareSettings(ofKit, null, ofNow, { signal });
  const chosen: Difference[] = differences.filter(({ group }) => group === 'iis');
  return proposeChanges({
    kit: { side: ofKit, manifest: { server: { rollup: null } } } as never,
    comparison: {} as never,
    now: {
      side: ofNow,
      roots: [{ tree: 'client-access', path: 'C:\\CAS', shown: 'C:\\CAS' }],
      asideHash: () => Promise.resolve(null),
    },
    chosen: { differences: chosen, wholeFiles: new Set(), rollupFile: null },
    edits: { compareSettings, editFile, iisChanges, sectionClashes },
    files: { preparedPath: name => name, keptPath: name => name },
  });
}

describe('a setting of IIS that a web.config has already', () => {
  const added = hostWith('    <mimeMap fileExtension=".b" mimeType="text/b" />\n');
  it.each([
    ['is refused', '.b', 'SECTION_IN_BOTH'],
    ['is set where it has another one', '.c', null],
  ])('%s', async (_what, extension, code) => {
    const changes = proposed(side(added, web(extension)), side(hostWith(''), web(extension)));
    if (code === null) expect((await changes).map(({ change }) => change.group)).toEqual(['iis']);
    else await expect(changes).rejects.toThrow(code);
  });
});
