import type { LostServer } from '../../preload/contract/directory.js';
import type { Comparison } from '../../preload/contract/facts.js';
import type { LiveProposal } from '../../preload/contract/live.js';
import { t } from '../messages/translate.js';

type Machine = LiveProposal['machine'];
type Row = Pick<Comparison, 'id' | 'label' | 'lost' | 'rebuilt' | 'result' | 'remedy'>;

/** The lost server and the machine that would become it, side by side, in an order that tells them apart at a glance. */
export function liveRows(lost: LostServer, { machine, requiredMedia }: LiveProposal): readonly Row[] {
  return [
    nameRow(lost, machine),
    windowsRow(lost, machine),
    domainRow(lost, machine),
    addressRow(lost, machine),
    mediaRow(machine, requiredMedia),
    rightsRow(machine),
  ];
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const result = (isSame: boolean): Row['result'] => (isSame ? 'same' : 'different');

function nameRow({ summary }: LostServer, { name }: Machine): Row {
  const isSame = same(summary.name, name);
  const remedy = isSame ? '' : t('live.name.remedy');
  return { id: 'name', label: t('live.row.name'), lost: summary.name, rebuilt: name, result: result(isSame), remedy };
}

function windowsRow({ computer }: LostServer, { operatingSystem: has }: Machine): Row {
  const had = systemName(computer?.operatingSystem ?? '', computer?.operatingSystemServicePack ?? '');
  // `6.1 (7601)` as the directory writes it, as `6.1.7601`.
  const version = computer?.operatingSystemVersion?.replace(/^(\d+\.\d+) \((\d+)\)$/, '$1.$2') ?? null;
  const compared = version === null ? 'unknown' : result(version === has.version);
  const remedies = { same: '', different: t('live.windows.remedy'), unknown: t('live.windows.unknown') };
  return {
    id: 'windows',
    label: t('live.row.windows'),
    lost: had === '' ? t('live.not-recorded') : had,
    rebuilt: systemName(has.name, has.servicePack),
    result: compared,
    remedy: remedies[compared],
  };
}

const systemName = (name: string, servicePack: string): string =>
  `${name} ${servicePack.replace(/^Service Pack /, 'SP')}`.trim();

function domainRow({ domain: wanted }: LostServer, { domain }: Machine): Row {
  const isSame = domain !== null && same(domain, wanted);
  const remedy = domain === null ? t('live.domain.remedy') : t('live.domain.other');
  return {
    id: 'domain',
    label: t('live.row.domain'),
    lost: wanted,
    rebuilt: domain ?? t('live.workgroup'),
    result: result(isSame),
    remedy: isSame ? '' : remedy,
  };
}

function addressRow({ nameRecords }: LostServer, { addresses }: Machine): Row {
  const known = nameRecords.addresses;
  const isSame = known.some(one => addresses.includes(one));
  const compared = known.length === 0 ? 'unknown' : result(isSame);
  const remedies = { same: '', different: t('live.address.remedy'), unknown: t('live.address.unknown') };
  return {
    id: 'address',
    label: t('live.row.address'),
    lost: known.length === 0 ? t('live.dns.not-found') : known.join(', '),
    rebuilt: addresses.join(', ') || t('live.none'),
    result: compared,
    remedy: remedies[compared],
  };
}

/** Setup refuses media that is older; whether newer media fits, the first step tells. */
function mediaRow({ media }: Machine, build: string): Row {
  const fits = media !== null && compareNumbers(media.build, build) >= 0;
  return {
    id: 'media',
    label: t('live.row.media'),
    lost: t('live.media.needed', { build }),
    rebuilt: media ? t('live.media.found', media) : t('live.none'),
    result: result(fits),
    remedy: fits ? '' : t('live.media.remedy', { build }),
  };
}

function rightsRow({ elevated }: Machine): Row {
  return {
    id: 'rights',
    label: t('live.row.rights'),
    lost: t('live.rights.needed'),
    rebuilt: t(elevated ? 'live.rights.elevated' : 'live.rights.not'),
    result: result(elevated),
    remedy: elevated ? '' : t('live.rights.remedy'),
  };
}

function compareNumbers(one: string, other: string): number {
  const [left, right] = [one, other].map(text => text.split('.').map(Number));
  const place = (left ?? []).findIndex((part, index) => part !== right?.[index]);
  return place < 0 ? 0 : (left?.[place] ?? 0) - (right?.[place] ?? 0);
}
