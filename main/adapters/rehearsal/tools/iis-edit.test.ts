import { describe, expect, it } from 'vitest';
import { withoutSetting, withSetting } from './iis-edit.js';
import { settingOf } from './iis-words.js';

const text = `<?xml version="1.0"?>
<configuration>
    <!-- kept -->
    <system.applicationHost>
        <sites>
            <site name="Default Web Site" id="1">
                <bindings>
                    <binding protocol="http" bindingInformation="*:80:" />
                </bindings>
            </site>
        </sites>
    </system.applicationHost>
    <system.webServer>
        <httpRedirect />
        <security>
            <requestFiltering>
                <fileExtensions allowUnlisted="true">
                    <add fileExtension=".cs" allowed="false" />
                </fileExtensions>
            </requestFiltering>
        </security>
    </system.webServer>
</configuration>
`;

interface Row {
  readonly word: string;
  readonly section: string;
  readonly location?: string;
  readonly gives: string;
  /** How many lines longer the file is; one when missing. */
  readonly lines?: number;
  readonly back: readonly ['set' | 'clear', string];
}

const filtering = 'system.webServer/security/requestFiltering';
const rows: readonly Row[] = [
  {
    word: 'requestLimits.maxAllowedContentLength:52428800',
    section: filtering,
    gives: '                <requestLimits maxAllowedContentLength="52428800" />\n',
    back: ['clear', 'requestLimits.maxAllowedContentLength'],
  },
  {
    word: "+fileExtensions.[fileExtension='.mdb',allowed='false']",
    section: filtering,
    gives: '                    <add fileExtension=".mdb" allowed="false" />\n',
    back: ['set', "-fileExtensions.[fileExtension='.mdb']"],
  },
  {
    word: 'fileExtensions.allowUnlisted:false',
    section: filtering,
    gives: '<fileExtensions allowUnlisted="false">',
    lines: 0,
    back: ['set', 'fileExtensions.allowUnlisted:true'],
  },
  {
    word: 'enabled:true',
    section: 'system.webServer/httpRedirect',
    gives: '        <httpRedirect enabled="true" />\n',
    lines: 0,
    back: ['clear', 'enabled'],
  },
  {
    word: 'destination:/owa',
    section: 'system.webServer/httpRedirect',
    location: 'Default Web Site',
    gives: `    <location path="Default Web Site">
        <system.webServer>
            <httpRedirect destination="/owa" />
        </system.webServer>
    </location>
</configuration>`,
    lines: 5,
    back: ['clear', 'destination'],
  },
  {
    word: "[name='Default Web Site'].logFile.directory:C:\\IIS & Logs",
    section: 'system.applicationHost/sites',
    gives: '                <logFile directory="C:\\IIS &amp; Logs" />\n',
    back: ['clear', "[name='Default Web Site'].logFile.directory"],
  },
  {
    word: "+[name='Default Web Site'].bindings.[protocol='http',bindingInformation='*:8080:']",
    section: 'system.applicationHost/sites',
    gives: '                    <binding protocol="http" bindingInformation="*:8080:" />\n',
    back: ['set', "-[name='Default Web Site'].bindings.[protocol='http',bindingInformation='*:8080:']"],
  },
];

const linesOf = (whole: string): number => whole.split('\n').length;

describe('appcmd on applicationHost.config', () => {
  it.each(rows)('takes $word, and takes it back', row => {
    const { word, section, location = null, gives, lines = 1, back } = row;
    const [verb, undo] = back;
    const place = { location, section };
    const [setting, undoing] = [settingOf(word), settingOf(undo)];
    if (!setting || !undoing) throw new Error('No setting.');
    const now = withSetting(text, { ...place, setting });
    expect(now).toContain(gives);
    expect(linesOf(now) - linesOf(text)).toBe(lines);
    const edit = verb === 'set' ? withSetting : withoutSetting;
    expect(edit(now, { ...place, setting: undoing })).toBe(text);
  });

  it.each([
    ["+fileExtensions.[fileExtension='.cs',allowed='true']", 'duplicate collection entry'],
    ["fileExtensions.[fileExtension='.zip'].allowed:true", 'Cannot find requested collection element'],
  ])('refuses %s', (word, why) => {
    const setting = settingOf(word);
    if (!setting) throw new Error('No setting.');
    expect(() => withSetting(text, { location: null, section: filtering, setting })).toThrow(why);
  });

  it.each(['', '+', "[name='x'", '[name=x]', '1:2'])('makes no sense of "%s"', word => {
    expect(settingOf(word)).toBeUndefined();
  });
});
