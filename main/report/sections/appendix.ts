import type { DirectorySource, LostServer, Report, ReportPlan } from '../../../preload/contract/index.js';
import { apart } from '../apart.js';
import { html, type Html } from '../html.js';
import { breakable, moment, raw } from '../marks.js';
import { table, type Term, terms } from '../table.js';
import { outputSection } from './output.js';

/** Where all this comes from: the plan, what the directory recorded, and the journal with its seal. */
export function appendixSection(report: Report): Html {
  return html`<section aria-labelledby="appendix">
    <h2 id="appendix">Appendix</h2>
    <h3>The plan</h3>
    ${report.plan ? terms(planTerms(report.plan)) : html`<p class="none">No plan was made.</p>`}
    <h3>The lost server in the directory</h3>
    ${report.lostServer ? lostServer(report.lostServer) : html`<p class="none">The directory was not read.</p>`}
    ${report.output ? apart('output', outputSection(report)) : null}
    <div class="whole">
      <h3>The journal</h3>
      <p>
        Each record of the journal carries the hash of the record before. Whoever keeps the last hash can prove that no
        record was changed or removed since this report was made: cas-recovery report --check FILE.
      </p>
      ${terms(journalTerms(report))}
    </div>
  </section>`;
}

function planTerms({ madeAt, directory, identity, ...plan }: ReportPlan): readonly Term[] {
  return [
    ['Made', moment(madeAt)],
    ['Directory', breakable(sourceInWords(directory)), 'wide'],
    [
      'Encryption',
      'oldTlsAccepted' in directory ? 'TLS 1.0 and 1.1 were accepted by the operator, which are no longer safe' : null,
    ],
    ['Domain controller for setup', plan.domainController ?? 'Chosen by setup'],
    ['Name', identity.fqdn],
    ['Domain', identity.domain],
    ['Address', `${identity.address}, mask ${identity.mask}`],
    ['Address taken from', identity.addressSource],
    ['Gateway', identity.gateway ?? 'None'],
    ['DNS servers', identity.dnsServers.join(', ') || 'None'],
    ['Account for the join', identity.joinAccount],
    ['Last known to work', plan.lostAt === null ? 'Not known' : moment(plan.lostAt)],
    ['Media', plan.requiredMedia],
    ['Install folder', plan.targetDir ?? 'The default one'],
  ];
}

function sourceInWords(directory: DirectorySource): string {
  switch (directory.kind) {
    case 'file':
      return `Export ${[directory.path, ...(directory.morePaths ?? [])].join(', ')}`;
    case 'ldap':
      return `${directory.url} as ${directory.user}`;
    case 'domain':
      return `Domain controllers of ${directory.domain} as ${directory.user}`;
    case 'windows':
      return `${directory.server ?? 'A domain controller that Windows picked'}, with the logon of the operator`;
  }
}

function lostServer(server: LostServer): Html {
  const { summary, computer } = server;
  return html`${terms([
    ['Read', html`${moment(server.readAt)} from ${breakable(server.readFrom)}`, 'wide'],
    ['Distinguished name', raw(summary.distinguishedName), 'wide'],
    ['Roles', summary.roles.join(', ') || 'None'],
    ['Version', summary.version ? `${summary.version.name} (${summary.version.build})` : 'Not recorded'],
    ['Site', summary.site ?? 'Not recorded'],
    ['Install path', server.installPath === null ? 'Not recorded' : raw(server.installPath), 'wide'],
    ['Availability group', server.databaseAvailabilityGroup],
    ['Computer account', computer ? raw(computer.distinguishedName) : 'Not found', 'wide'],
    ['Operating system', computer?.operatingSystem ?? null],
  ])}
  ${table(
    'Virtual directories in the directory',
    [
      { head: 'Virtual directory', width: 26, cell: ({ kind, name }) => `${kind}: ${name}` },
      { head: 'Internal URL', width: 37, cell: ({ internalUrl }) => breakable(internalUrl ?? 'None') },
      { head: 'External URL', width: 37, cell: ({ externalUrl }) => breakable(externalUrl ?? 'None') },
    ],
    { rows: server.virtualDirectories, none: 'The directory records no virtual directory of this server.' },
  )}`;
}

function journalTerms({ recoveryId, journal, sessions, productVersion, madeAt }: Report): readonly Term[] {
  return [
    ['Recovery', recoveryId],
    ['Records', journal.records],
    ['Hash of the last record (SHA-256)', raw(journal.head), 'wide'],
    ['Sessions', sessions],
    ['CAS Recovery', `Version ${productVersion}`],
    ['Report made', moment(madeAt)],
  ];
}
