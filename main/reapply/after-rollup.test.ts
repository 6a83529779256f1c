import { afterEach, describe, expect, it } from 'vitest';
import { bench, type Bench } from './fixture-bench.js';
import { inTree, server } from './fixture-server.js';

const web = 'Owa/web.config';
const msp = 'D:\\Exchange2010-KB2936871-x64-en.msp';

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
const added = hostWith('    <mimeMap fileExtension=".b" mimeType="text/b" />\n');
const webWith = (key: string, mimeMap: string): string =>
  `<configuration><appSettings><add key="k" value="${key}" /></appSettings><system.webServer><staticContent>${mimeMap}</staticContent></system.webServer></configuration>`;
const mime = (extension: string): string => `<mimeMap fileExtension="${extension}" mimeType="text/x" />`;

let one: Bench | undefined;
afterEach(() => one?.remove());

/** A re-application of these changes whose rollup rewrites the web.config. Gives the problems that it met, and what it made. */
async function afterRollup(files: 'with files' | 'IIS alone', rewritten: string) {
  const kit = server({ [web]: webWith('9', ''), 'iis:applicationHost.config': added });
  const now = server({ [web]: webWith('1', ''), 'iis:applicationHost.config': hostWith('') });
  const opened = (one = bench(kit, now));
  const groups = files === 'with files' ? ['files', 'iis'] : ['iis'];
  const differences = (await opened.differences()).filter(({ group }) => groups.includes(group)).map(({ id }) => id);
  const work = await opened.begin({ differences, rollupFile: msp });
  now.before = change => {
    if (change.kind === 'install-rollup') now.files.set(inTree(web), rewritten);
    if (change.kind === 'set-iis') throw new Error('so far it came');
  };
  await work.run();
  const problems = work.journal.records.flatMap(({ entry }) => {
    if (entry.kind === 'failed') return [entry.problem.code];
    return entry.kind === 'checked' && entry.finding.state === 'blocked' ? [entry.finding.problem.code] : [];
  });
  return { problems: [...new Set(problems)], made: now.made.map(({ kind }) => kind) };
}

describe('what a rollup has rewritten', () => {
  it('lets no setting of IIS through that a web.config has now too', async () => {
    const { problems, made } = await afterRollup('IIS alone', webWith('1', mime('.b')));
    expect(problems).toContain('SECTION_IN_BOTH');
    expect(made).toEqual(['install-rollup']);
  });

  it('lets no file through that says again what IIS is about to be told', async () => {
    const { problems, made } = await afterRollup('with files', webWith('1', mime('.b')));
    expect(problems).toContain('SECTION_IN_BOTH');
    expect(made).toEqual(['install-rollup']);
  });

  it('goes on where the two have different ones', async () => {
    const { problems, made } = await afterRollup('with files', webWith('1', mime('.c')));
    expect(problems).not.toContain('SECTION_IN_BOTH');
    expect(made).toEqual(['install-rollup', 'replace-file']);
  });
});
