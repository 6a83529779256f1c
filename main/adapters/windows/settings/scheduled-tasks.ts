import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import type { z } from 'zod';
import type { ScheduledTask } from '../../../../preload/contract/index.js';
import { resumeTask } from '../../../commands/windows-commands.js';
import type { TaskRows } from './probes.js';

/**
 * Tasks that somebody has made: what they start, and as whom. This program's own is left out.
 * @fidelity C scheduled tasks: COM objects of the task scheduler and the schema of its tasks, as Microsoft documents them; neither is translated
 */
export function scheduledTasks({ rows }: z.infer<typeof TaskRows>): ScheduledTask[] {
  return rows
    .filter(({ path }) => path.toLowerCase() !== `\\${resumeTask}`.toLowerCase())
    .map(({ path, enabled, xml }) => ({ path, enabled, ...told(xml) }));
}

function told(xml: string): { command: string; runsAs: string } {
  const root = rootOf(xml);
  if (!root) return { command: '', runsAs: '' };
  const execs = childrenOf(root, 'Actions').flatMap(actions => childrenOf(actions, 'Exec'));
  const handlers = childrenOf(root, 'Actions').flatMap(actions => childrenOf(actions, 'ComHandler'));
  const commands = [
    ...execs.map(exec => [textOf(exec, 'Command'), textOf(exec, 'Arguments')].filter(one => one !== '').join(' ')),
    ...handlers.map(handler => `COM ${textOf(handler, 'ClassId')}`),
  ];
  const [principal] = childrenOf(root, 'Principals').flatMap(all => childrenOf(all, 'Principal'));
  const runsAs = principal ? textOf(principal, 'UserId') || textOf(principal, 'GroupId') : '';
  return { command: commands.join('; '), runsAs };
}

/** The task scheduler has read this document itself; one that is damaged all the same tells nothing. */
function rootOf(xml: string): XmlElement | null {
  try {
    // It is text by now, whatever encoding its first line names.
    return parseXml(xml.replace(/^\ufeff?\s*<\?xml[^>]*\?>/, '')).root;
  } catch {
    return null;
  }
}

const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((one): one is XmlElement => one instanceof XmlElement && one.name === name);

function textOf(element: XmlElement, name: string): string {
  const [child] = childrenOf(element, name);
  const parts = child?.children.flatMap(one => (one instanceof XmlText ? [one.text] : [])) ?? [];
  return parts.join('').trim();
}
