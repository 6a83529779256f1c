/** A domain controller that Exchange has found. */
export interface FoundController {
  readonly name: string;
  readonly inSite: boolean;
  /** Exchange may use it, and it answers as what Exchange asks of it: configuration, domain controller, global catalogue. */
  readonly usable: boolean;
  readonly globalCatalogue: boolean;
  /** Exchange may read the access lists there: the right comes with the preparation of the domain. */
  readonly saclRight: boolean;
}

const answersAsAll = 7;

/**
 * The controllers in the text of event 2080, whose rows are the same in every language:
 *
 *     dc1.contoso.local  CDG 1 7 7 1 0 1 1 7 1      Roles | Enabled | Reachability | Synchronized | GC capable | PDC |
 *                                                   SACL right | Critical Data | Netlogon | OS Version
 *
 * Those of its own site stand below the first heading, and the others below the second.
 * @fidelity C event 2080 of MSExchange ADAccess: its columns as Microsoft's page on the event names them; a text without such rows counts as not told
 */
export function controllersIn(message: string): FoundController[] {
  const lines = message.split(/\r?\n/).map(line => line.trim());
  const begin = lines.findIndex(line => line.includes('|')) + 1;
  let headings = 0;
  return lines.slice(begin).flatMap(line => {
    const row = /^([\w.-]+)\s+([CDG-]{3})\s+((?:\d+\s+){5,}\d+)$/.exec(line);
    if (!row) {
      if (line !== '') headings += 1;
      return [];
    }
    const [, name = '', , numbers = ''] = row;
    const [enabled = 0, reachable = 0, , catalogue = 0, , sacl = 0] = numbers.split(/\s+/).map(Number);
    return {
      name,
      inSite: headings <= 1,
      usable: enabled === 1 && (reachable & answersAsAll) === answersAsAll,
      globalCatalogue: catalogue === 1,
      saclRight: sacl === 1,
    };
  });
}
