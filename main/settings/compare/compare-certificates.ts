import type { Difference, ServerSettings, StoredCertificate } from '../../../preload/contract/index.js';
import { difference, type Advice, type Circumstances } from './difference.js';
import { differing, type PartOutcome, type Settings } from './parts.js';

const shown = ({ subject, issuer, notAfter }: StoredCertificate): string =>
  `${subject}, from ${issuer}, valid until ${notAfter.slice(0, 10)}`;

/** Certificates by thumbprint. What one is used for is a matter of bindings. */
export function compareCertificates(settings: Settings, circumstances: Circumstances): PartOutcome {
  const { kit, now, fresh } = settings;
  const lists = { kit: kit.certificates, now: now.certificates, fresh: fresh?.certificates };
  const found = differing(lists, one => one.thumbprint, shown);
  return {
    same: found.same,
    differences: found.differing.map(({ kit: ofKit, now: ofNow, fresh: ofFresh }) => {
      const one = ofKit ?? ofNow;
      return difference(
        {
          group: 'certificates',
          place: { kind: 'certificate', thumbprint: one?.thumbprint ?? '' },
          title: `Certificate ${one ? nameOf(one) : ''}`,
          kit: ofKit && shown(ofKit),
          now: ofNow && shown(ofNow),
          fresh: ofFresh === undefined ? undefined : ofFresh && shown(ofFresh),
          address: `certificate ${one?.thumbprint ?? ''}`,
          advice: ofKit ? adviseFor(ofKit, now.readAt) : onlyHere,
          byHand: ofKit ? whyByHand(ofKit) : 'the lost server did not have it, and this program takes none away',
        },
        circumstances,
      );
    }),
  };
}

function nameOf({ names, subject }: StoredCertificate): string {
  return names[0] ?? subject;
}

const onlyHere: Advice = { advice: 'leave', why: 'The lost server did not have this certificate.' };

function adviseFor(one: StoredCertificate, now: string): Advice {
  if (one.notAfter <= now) return { advice: 'leave', why: `It expired on ${one.notAfter.slice(0, 10)}.` };
  if (one.selfSigned) {
    return {
      advice: 'leave',
      why: 'It signed itself, as the one does that setup has made anew. Clients trust neither.',
    };
  }
  if (!one.hasPrivateKey) return { advice: 'leave', why: 'It has no private key, so no service can use it.' };
  return { advice: 'apply', why: 'It is valid, and clients trusted the lost server by it.' };
}

function whyByHand({ hasPrivateKey, exportable }: StoredCertificate): string | null {
  if (!hasPrivateKey) return 'the kit has it without a private key';
  if (exportable === false) return 'its key could not leave the lost server; ask the issuer for it again';
  return null;
}

/** Which certificate each service of Exchange uses. */
export function compareUses(settings: Settings, circumstances: Circumstances): PartOutcome {
  return compareBindings(settings, usesOf, circumstances);
}

/** Which certificate http.sys answers with on each address. The one of IIS follows the service, and is told once. */
export function compareAddresses(settings: Settings, circumstances: Circumstances): PartOutcome {
  const outcome = compareBindings(settings, addressesOf, circumstances);
  const ofIis = whatIisLacks(settings);
  const impliedByIis = ({ place, kit }: Difference): boolean =>
    place.kind === 'binding' && place.service.endsWith(':443') && kit === (ofIis?.certificate ?? null);
  return ofIis === undefined
    ? outcome
    : { ...outcome, differences: outcome.differences.filter(one => !impliedByIis(one)) };
}

/** Which certificate the directory names for POP3 or IMAP4. */
export function compareNames(part: 'popCertificate' | 'imapCertificate'): typeof compareUses {
  const service = part === 'popCertificate' ? 'POP3 by name' : 'IMAP4 by name';
  const bindings = ({ [part]: certificate }: ServerSettings): Binding[] =>
    certificate === null ? [] : [{ service, certificate }];
  return (settings, circumstances) => compareBindings(settings, bindings, circumstances);
}

/** The certificate of IIS in the kit where it differs here; undefined where it is the same, or nobody could tell. */
function whatIisLacks({ kit, now }: Settings): Binding | null | undefined {
  if ([kit, now].some(({ unread }) => 'certificates' in unread || 'certificates.services' in unread)) return undefined;
  const [wanted, here] = [kit, now].map(side => usesOf(side).find(({ service }) => service === 'IIS'));
  return wanted?.certificate === here?.certificate ? undefined : (wanted ?? null);
}

function compareBindings(
  { kit: ofKit, now: ofNow, fresh: ofFresh }: Settings,
  bindingsOf: (settings: ServerSettings) => Binding[],
  circumstances: Circumstances,
): PartOutcome {
  const found = differing(
    { kit: bindingsOf(ofKit), now: bindingsOf(ofNow), fresh: ofFresh ? bindingsOf(ofFresh) : undefined },
    one => one.service,
    one => one.certificate,
  );
  const differences = found.differing.map(({ kit, now, fresh }) => {
    const service = (kit ?? now)?.service ?? '';
    const known = ofKit.certificates.find(one => one.thumbprint === kit?.certificate);
    return difference(
      {
        group: 'certificates',
        place: { kind: 'binding', service },
        title: /^(?:IIS|POP|IMAP|SMTP|UM)$/.test(service) ? `Certificate for ${service}` : `Certificate of ${service}`,
        kit: kit?.certificate ?? null,
        now: now?.certificate ?? null,
        fresh: fresh === undefined ? undefined : (fresh?.certificate ?? null),
        address: `binding ${service}`,
        advice: adviseBinding(kit?.certificate ?? null, known, ofNow.readAt),
        byHand: bindingByHand(service, kit?.certificate ?? null),
      },
      circumstances,
    );
  });
  return { same: found.same, differences };
}

interface Binding {
  readonly service: string;
  readonly certificate: string;
}

function usesOf({ certificates }: ServerSettings): Binding[] {
  const ofServices = certificates.flatMap(({ thumbprint, services }) =>
    (services ?? []).map(service => ({ service, certificate: thumbprint })),
  );
  // Several may serve one service, as SMTP does: they are one value.
  const byService = new Map<string, string>();
  for (const { service, certificate } of [...ofServices].sort((a, b) => (a.certificate < b.certificate ? -1 : 1))) {
    const before = byService.get(service);
    byService.set(service, before === undefined ? certificate : `${before}, ${certificate}`);
  }
  return [...byService].map(([service, certificate]) => ({ service, certificate }));
}

const addressesOf = ({ httpBindings }: ServerSettings): Binding[] =>
  httpBindings.map(({ endpoint, thumbprint }) => ({ service: endpoint, certificate: thumbprint }));

function adviseBinding(wanted: string | null, known: StoredCertificate | undefined, now: string): Advice | undefined {
  if (wanted === null) return { advice: 'leave', why: 'The lost server used no certificate for it.' };
  if (!known) return undefined;
  const { advice, why } = adviseFor(known, now);
  return advice === 'apply' ? { advice, why: 'The lost server used this certificate for it.' } : { advice, why };
}

function bindingByHand(service: string, wanted: string | null): string | null {
  if (service.endsWith('by name'))
    return 'the directory keeps it: Set-PopSettings or Set-ImapSettings -X509CertificateName';
  if (service.includes(':')) return 'use netsh http add sslcert, or the bindings in IIS Manager';
  if (wanted === null) return 'a service can be given another certificate, but not be left without one';
  return wanted.includes(',') ? 'several certificates serve it; enable each in the Exchange shell' : null;
}
