import type {
  CertificateService,
  Difference,
  ReapplyChange,
  ServerSettings,
  StoredCertificate,
} from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import { kitFileOfCertificate } from '../names.js';
import type { ProposalParts, ProposedChange } from './proposal.js';

/** Certificates with their keys first, then what they are used for, as the lost server used them. */
export function certificateChanges(parts: ProposalParts): ProposedChange[] {
  const chosen = parts.chosen.differences.filter(({ group }) => group === 'certificates');
  const imports = chosen.flatMap(one => importOf(parts, one));
  const uses = useChanges(parts, chosen);
  refuseAbsent(parts, imports, uses);
  return [...imports, ...uses];
}

/** A certificate is given to services only where it is in the store with its key, or comes in before. */
function refuseAbsent(
  { kit, now }: ProposalParts,
  imports: readonly ProposedChange[],
  uses: readonly ProposedChange[],
) {
  const brought = imports.map(({ change }) => change.change);
  const held = now.side.settings.certificates.filter(one => one.hasPrivateKey);
  for (const { change } of uses.map(one => one.change)) {
    if (change.kind !== 'enable-certificate') continue;
    const { thumbprint, services } = change;
    const comes = brought.some(one => one.kind === 'import-certificate' && one.thumbprint === thumbprint);
    if (comes || held.some(one => one.thumbprint === thumbprint)) continue;
    const subject = kit.side.settings.certificates.find(one => one.thumbprint === thumbprint)?.subject ?? thumbprint;
    throw failure('CERTIFICATE_NOT_CHOSEN', { subject, services });
  }
}

function importOf({ kit, now, files }: ProposalParts, { id, place }: Difference): ProposedChange[] {
  if (place.kind !== 'certificate') return [];
  const { thumbprint } = place;
  const certificate = kit.side.settings.certificates.find(one => one.thumbprint === thumbprint);
  const there = now.side.settings.certificates.find(one => one.thumbprint === thumbprint);
  if (there?.hasPrivateKey === true) return [];
  const subject = certificate?.subject ?? thumbprint;
  const insideKit = kitFileOfCertificate(thumbprint);
  if (!certificate || !kit.manifest.files.some(({ path }) => path === insideKit)) {
    const lack = kit.manifest.lacks.find(({ part, what }) => part === 'certificates' && what.includes(thumbprint));
    throw failure('CERTIFICATE_NOT_IN_KIT', { subject, why: lack?.why ?? '' });
  }
  const name = `${thumbprint}.pfx`;
  const change: ReapplyChange = {
    differences: [id],
    group: 'certificates',
    title: `Import the certificate ${subject}`,
    shows: describe(certificate),
    change: { kind: 'import-certificate', thumbprint, file: files.preparedPath(name) },
    undo: { kind: 'remove-certificate', thumbprint },
  };
  return [{ change, fromKit: { name, insideKit } }];
}

function describe({ subject, issuer, names, notAfter, thumbprint }: StoredCertificate): string {
  return [
    `+ ${subject}`,
    `+ for ${names.join(', ')}`,
    `+ by ${issuer}, until ${notAfter.slice(0, 10)}`,
    `+ ${thumbprint}`,
  ].join('\n');
}

/** One change for each certificate and for each that it takes services from, so that each can be taken back. */
function useChanges(parts: ProposalParts, chosen: readonly Difference[]): ProposedChange[] {
  const wishes = new Map<CertificateService, { thumbprint: string; differences: string[] }>();
  for (const one of chosen) {
    for (const [service, thumbprint] of usesOf(parts, one)) {
      const before = wishes.get(service)?.differences ?? [];
      wishes.set(service, { thumbprint, differences: [...before, one.id] });
    }
  }
  const groups = new Map<
    string,
    { services: CertificateService[]; thumbprint: string; holder: string | null; differences: string[] }
  >();
  for (const [service, { thumbprint, differences }] of wishes) {
    const holder = holderOf(parts.now.side.settings.certificates, service);
    if (holder === thumbprint || uses(parts.now.side.settings.certificates, thumbprint, service)) continue;
    const key = `${thumbprint} ${holder ?? ''}`;
    const group = groups.get(key) ?? { services: [], thumbprint, holder, differences: [] };
    group.services.push(service);
    group.differences.push(...differences.filter(id => !group.differences.includes(id)));
    groups.set(key, group);
  }
  return [...groups.values()].map(group => ({ change: useChange(parts, group) }));
}

function useChange(
  { kit, now }: ProposalParts,
  {
    services,
    thumbprint,
    holder,
    differences,
  }: { services: CertificateService[]; thumbprint: string; holder: string | null; differences: string[] },
): ReapplyChange {
  const named = (wanted: string): string =>
    [...kit.side.settings.certificates, ...now.side.settings.certificates].find(one => one.thumbprint === wanted)
      ?.subject ?? wanted;
  const what = services.join(', ');
  return {
    differences,
    group: 'certificates',
    title: `Use the certificate ${named(thumbprint)} for ${what}`,
    shows: `- ${what}: ${holder === null ? 'no certificate' : `${named(holder)} ${holder}`}\n+ ${what}: ${named(thumbprint)} ${thumbprint}`,
    change: { kind: 'enable-certificate', thumbprint, services, ...namesOf(kit.side.settings, services) },
    undo:
      holder === null
        ? null
        : { kind: 'enable-certificate', thumbprint: holder, services, ...namesOf(now.side.settings, services) },
  };
}

/** What clients call the server: POP3 and IMAP4 find a certificate for a wildcard by it. */
function namesOf({ popCertificate, imapCertificate }: ServerSettings, services: readonly CertificateService[]) {
  return {
    ...(services.includes('POP') && popCertificate !== null && { popName: popCertificate }),
    ...(services.includes('IMAP') && imapCertificate !== null && { imapName: imapCertificate }),
  };
}

/** What the lost server used a certificate for; Exchange's own self-signed one for SMTP is set by setup anew. */
function usesOf({ kit }: ProposalParts, { place }: Difference): [CertificateService, string][] {
  const { certificates, httpBindings } = kit.side.settings;
  if (place.kind === 'certificate') {
    const { thumbprint } = place;
    const recorded = certificates.find(one => one.thumbprint === thumbprint)?.services ?? null;
    // A backup tells nothing of services, but what http.sys answers with.
    const known = recorded ?? (httpBindings.some(one => one.thumbprint === thumbprint) ? (['IIS'] as const) : []);
    return known.map(service => [service, thumbprint]);
  }
  if (place.kind !== 'binding') return [];
  const service = (['IIS', 'POP', 'IMAP', 'SMTP', 'UM'] as const).find(one => one === place.service.toUpperCase());
  const holder = service && holderOf(certificates, service);
  return service && holder !== null && holder !== undefined ? [[service, holder]] : [];
}

/** Several may be used for SMTP at a time. */
function uses(certificates: readonly StoredCertificate[], thumbprint: string, service: CertificateService): boolean {
  return certificates.some(one => one.thumbprint === thumbprint && one.services?.includes(service) === true);
}

function holderOf(certificates: readonly StoredCertificate[], service: CertificateService): string | null {
  return certificates.find(({ services }) => services?.includes(service) === true)?.thumbprint ?? null;
}
