import { entry } from './entry.js';

interface OfExport {
  readonly path: string;
}

/** The commands that make a usable export. `domain` is a guess at whose it is: in a child domain, the first one differs. */
const howToExport = (domain: string): string =>
  `On a domain controller run: ldifde -f config.ldf -d "CN=Configuration,${domain}" (here with the root domain of the forest), ` +
  `then: ldifde -f domain.ldf -d "${domain}" -r "(objectClass=computer)" (here with the domain of the lost server). Choose both files.`;

/** An export of Active Directory can't be used. */
export const exportProblems = {
  EXPORT_NOT_READABLE: entry(
    ({ path, why }: OfExport & { why: string }) => `The directory export ${path} can't be read: ${why}.`,
    'Without it nothing is known of the lost server.',
    'Check the path and your rights to it, or choose another export.',
  ),
  EXPORT_EMPTY: entry(
    ({ path }: OfExport) => `The directory export ${path} holds no entries.`,
    'Without entries nothing is known of the lost server.',
    howToExport('DC=contoso,DC=local'),
  ),
  EXPORT_WITHOUT_ORGANIZATION: entry(
    ({ path }: OfExport & { domain: string }) => `The directory export ${path} holds no Exchange organization.`,
    'The organization stands in the configuration partition, and the Exchange servers stand below it.',
    ({ domain }) => howToExport(domain === '' ? 'DC=contoso,DC=local' : domain),
  ),
  EXPORTS_OF_TWO_FORESTS: entry(
    ({ path, forests }: OfExport & { forests: readonly string[] }) =>
      `The directory export ${path} is of several forests: ${forests.join(', ')}.`,
    'A server stands in one of them. Read together, the one would hide what the other holds.',
    'Name the files of one forest.',
  ),
  LDIF_NOT_READABLE: entry(
    ({ path, line, why }: OfExport & { line: number; why: string }) =>
      `Line ${String(line)} of the directory export ${path} can't be understood: ${why}.`,
    'A damaged export could hide settings of the lost server, so none of it is used.',
    'Look at that line in an editor. If the file was edited or cut short, export it again.',
  ),
};
