import { existsSync, readFileSync } from 'node:fs';
import { applicationHost } from '../disk.js';
import { writeWhole } from '../whole-file.js';
import { settingOf } from './iis-words.js';
import { argument, type Bench } from './tool.js';

const notFound = 2;
const denied = 5;
const wrongUse = 87;

/** `appcmd.exe set config ["SITE/PATH"] /section:NAME /SETTING… /commit:apphost`, `clear config` likewise, and `list`. */
export async function appcmd(bench: Bench): Promise<number> {
  await bench.take('appcmd.exe');
  const [verb, object, ...rest] = bench.args;
  if (verb === 'list') return (await import('./appcmd-list.js')).appcmdList(bench);
  const location = rest[0]?.startsWith('/') === false ? rest[0] : null;
  const section = argument(rest, '/section:');
  const known = /^\/(section|commit|delete):/i;
  const words = rest.filter(word => word.startsWith('/') && !known.test(word)).map(word => word.slice(1));
  if (object !== 'config' || section === undefined || (verb !== 'set' && verb !== 'clear')) {
    return failed(bench, wrongUse, 'Failed to process input: The command is not recognized.');
  }
  if (!bench.facts().elevated)
    return failed(bench, denied, 'Cannot write configuration file due to insufficient permissions');
  const file = applicationHost(bench.folder);
  if (!existsSync(file)) return failed(bench, notFound, 'Cannot read configuration file');
  // Only this tool needs to understand XML.
  const { IisRefusal, withoutSetting, withSetting } = await import('./iis-edit.js');
  const { mark, text } = opened(readFileSync(file, 'utf8'));
  try {
    const now = words.reduce((whole, word) => {
      const setting = settingOf(word);
      if (!setting) throw new IisRefusal(`Malformed setting: ${word}`);
      const edit = verb === 'set' ? withSetting : withoutSetting;
      return edit(whole, { location, section, setting });
    }, text);
    const all = verb === 'clear' && words.length === 0 ? withoutSetting(now, { location, section }) : now;
    writeWhole(file, mark + all.replaceAll('\n', '\r\n'));
  } catch (thrown) {
    if (!(thrown instanceof IisRefusal)) throw thrown;
    return failed(bench, wrongUse, thrown.message);
  }
  const where = location === null ? 'MACHINE/WEBROOT/APPHOST' : `MACHINE/WEBROOT/APPHOST/${location}`;
  bench.print(
    `Applied configuration changes to section "${section}" for "${where}" at configuration commit path "MACHINE/WEBROOT/APPHOST"\n`,
  );
  return 0;
}

function opened(whole: string): { mark: string; text: string } {
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  return { mark, text: whole.slice(mark.length).replaceAll('\r\n', '\n') };
}

function failed({ print }: Bench, code: number, text: string): number {
  print(`ERROR ( message:${text} )\n`);
  return code;
}
