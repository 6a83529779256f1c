import type { Difference, HostChange, ReapplyChange } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { cmdletOf } from '../../settings/compare/virtual-directories.js';
import { registryValue } from '../look/standing.js';
import { readXmlFile } from '../../settings/xml/read-xml.js';
import { bytesOf, hostConfig, sameName } from '../names.js';
import type { ProposalParts, ProposedChange } from './proposal.js';

/** Settings of IIS, one change for each section and place. */
export async function iisChanges({ chosen, kit, now, edits }: ProposalParts): Promise<ProposedChange[]> {
  const differences = chosen.differences.filter(({ group }) => group === 'iis');
  if (differences.length === 0) return [];
  const [before, there] = await Promise.all([
    bytesOf(kit.side, 'iis-config', hostConfig),
    bytesOf(now.side, 'iis-config', hostConfig),
  ]);
  if (!before || !there)
    throw failure('PLACE_NOT_THERE', { what: 'IIS', why: `There is no ${hostConfig} on both sides.` });
  return edits
    .iisChanges(differences, readXmlFile(before, `${hostConfig} of the kit`).text, readXmlFile(there, hostConfig).text)
    .map(edit => {
      const settled = differences.filter(({ id }) => edit.differences.includes(id));
      const { change } = edit;
      return {
        change: {
          differences: [...edit.differences],
          group: 'iis',
          title: `${change.verb === 'clear' ? 'Take back' : 'Set'} IIS for ${change.location ?? 'the whole server'}: ${change.section}`,
          shows: settled.map(valueLines).join('\n'),
          change,
          undo: edit.undo,
          edits: settled,
        },
      };
    });
}

/** What stood there and what will stand there. */
function valueLines({ title, now, kit }: Difference): string {
  return [`@ ${title}`, ...(now === null ? [] : [`- ${now}`]), ...(kit === null ? [] : [`+ ${kit}`])].join('\n');
}

export function directoryChanges({ chosen }: ProposalParts): ProposedChange[] {
  return chosen.differences.flatMap((one): ProposedChange[] => {
    const { place } = one;
    if (place.kind !== 'virtual-directory') return [];
    const { identity, property } = place;
    const cmdlet = cmdletOf(identity);
    if (cmdlet === null) throw failure('CHOICE_BY_HAND', { title: one.title, why: 'No cmdlet is known for it.' });
    const set = (value: string | null): HostChange => ({
      kind: 'set-virtual-directory',
      cmdlet,
      identity,
      property,
      value,
    });
    return [{ change: valueChange(one, set(one.kit), set(one.now)) }];
  });
}

export function registryChanges({ chosen, kit, now }: ProposalParts): ProposedChange[] {
  return chosen.differences.flatMap((one): ProposedChange[] => {
    const { place } = one;
    if (place.kind !== 'registry') return [];
    const { key, name } = place;
    const wanted = registryValue(kit.side.settings, key, name);
    const there = registryValue(now.side.settings, key, name);
    const type = (wanted ?? there)?.type ?? 'REG_SZ';
    const set = (value: typeof wanted): HostChange => ({
      kind: 'set-registry-value',
      key,
      name,
      type: value?.type ?? type,
      data: value?.data ?? null,
    });
    return [{ change: valueChange(one, set(wanted), set(there)) }];
  });
}

/** Start modes; and services that ran there and do not run here are started. */
export function serviceChanges({ chosen, kit, now }: ProposalParts): ProposedChange[] {
  return chosen.differences.flatMap((one): ProposedChange[] => {
    const { place } = one;
    if (place.kind !== 'service') return [];
    const { service } = place;
    const wanted = kit.side.settings.services.find(({ name }) => sameName(name, service));
    const there = now.side.settings.services.find(({ name }) => sameName(name, service));
    if (!wanted || !there) {
      throw failure('PLACE_NOT_THERE', { what: service, why: 'There is no service of this name on both servers.' });
    }
    const start = (mode: typeof wanted): HostChange => ({
      kind: 'set-service-start',
      service: there.name,
      startMode: mode.startMode,
    });
    const modes =
      wanted.startMode === there.startMode ? [] : [{ change: valueChange(one, start(wanted), start(there)) }];
    if (wanted.state !== 'Running' || there.state === 'Running' || wanted.startMode === 'Disabled') return modes;
    const starting: ReapplyChange = {
      ...valueChange(one, { kind: 'start-service', service: there.name }, null),
      title: `Start the service ${there.name}`,
      shows: `- ${there.name}: ${there.state}\n+ ${there.name}: Running`,
    };
    return [...modes, { change: starting }];
  });
}

function valueChange(difference: Difference, change: HostChange, undo: HostChange | null): ReapplyChange {
  const { id, group, title } = difference;
  return { differences: [id], group, title, shows: valueLines(difference), change, undo };
}
