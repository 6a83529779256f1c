import type { SettingsTree } from '../../../preload/contract/index.js';
import { stepsOf } from '../xml/element-path.js';

const treeNames: Readonly<Record<SettingsTree, string>> = {
  'client-access': 'ClientAccess',
  'exchange-bin': 'Bin',
  'iis-config': 'inetsrv/config',
  'web-root': 'wwwroot',
  'windows-etc': 'drivers/etc',
};

/** A file as an administrator knows it: `ClientAccess/Owa/web.config`. */
export function shownFile(tree: SettingsTree, file: string): string {
  return `${treeNames[tree]}/${file}`;
}

export const isApplicationHost = (tree: SettingsTree, file: string): boolean =>
  tree === 'iis-config' && file.toLowerCase() === 'applicationhost.config';

/** One line that says where in a file, by the last steps of the path. */
export function shownElement(
  tree: SettingsTree,
  file: string,
  { path, attribute }: { path: string; attribute: string | null },
): string {
  const steps = stepsOf(path);
  const location = steps[1]?.name === 'location' ? (steps[1].keys[0]?.value ?? '') : null;
  const rest = steps
    .slice(location === null ? 1 : 2)
    .filter(({ name }) => !/^system\.(?:webServer|web|applicationHost)$/.test(name));
  const where = isApplicationHost(tree, file)
    ? `IIS, ${location === null || location === '' ? 'whole server' : location}`
    : shownFile(tree, file) + (location === null ? '' : `, location ${location}`);
  const what = rest
    .slice(-2)
    .map(({ text }) => text)
    .join('/');
  return `${where}: ${[what, shownAttribute(attribute)].filter(part => part !== '').join(', ') || 'all of it'}`;
}

function shownAttribute(attribute: string | null): string {
  if (attribute === null) return '';
  if (attribute === '#order') return 'order';
  return attribute === '#text' ? 'text' : attribute;
}
