import type { Command } from 'commander';
import { failure } from '../../problems/problem.js';
import { compareTwo } from './commands/past/compare.js';
import { writeRedacted } from './commands/past/redacted.js';
import { checkReportFile } from './commands/report/check.js';
import { writeReportOf } from './commands/report/write.js';
import type { House } from './house.js';
import { collect, common, type CommonOptions } from './program-options.js';

type InHouse = (options: CommonOptions, act: (house: House) => Promise<number>) => Promise<void>;

interface ReportOptions extends CommonOptions {
  readonly out?: string;
  readonly pdf?: string;
  readonly browser?: string;
  readonly check?: string;
  readonly journal?: string;
  readonly id?: string;
  readonly redacted?: true;
  readonly madeAt?: string;
  readonly compare?: readonly string[];
}

/** `cas-recovery report`. */
export function addReport(program: Command, inHouse: InHouse): void {
  common(program.command('report [id]'))
    .description('Write the report of a recovery (default: the newest), or prove that a report belongs to its journal.')
    .option('--out <folder>', 'write report.html, report.json and report.csv there')
    .option('--pdf <file>', 'print it as PDF, with a Chrome, Edge or Chromium of this machine')
    .option('--browser <program>', 'with --pdf: the browser to print with')
    .option(
      '--check <file>',
      'prove that this report (HTML, JSON, CSV) is what the journal gives, and that the journal is whole',
    )
    .option('--journal <file>', 'with --check: the journal (default: that of the recovery in the state folder)')
    .option('--id <id>', 'with --check: the recovery whose journal is meant (default: the one that the report names)')
    .option(
      '--redacted',
      'with --out or --json: a copy for somebody else, with stand-ins for names, addresses and the like',
    )
    .option('--made-at <moment>', 'with --redacted: make a copy again that was made at this moment, to compare the two')
    .option(
      '--compare <ids...>',
      'show two recoveries side by side: their steps, problems, decisions and what was found',
      collect,
    )
    .addHelpText('after', help)
    .action((id: string | undefined, options: ReportOptions) => inHouse(options, house => act(house, id, options)));
}

const help = `
With --check: 0 proven, 1 not proven; what was found is told line by line.`;

function act(house: House, id: string | undefined, options: ReportOptions): Promise<number> {
  const { check, journal, compare, redacted, madeAt } = options;
  if (compare !== undefined) {
    if ([check, options.out, options.pdf, journal, options.id, redacted].some(one => one !== undefined))
      throw wrongUse('--compare goes alone.');
    return compareTwo(house, [...(id === undefined ? [] : [id]), ...compare]);
  }
  if (madeAt !== undefined && !redacted) throw wrongUse('--made-at goes with --redacted.');
  if (redacted && check !== undefined)
    throw wrongUse('A redacted copy can’t be checked: see "Copies for somebody else" in the guide.');
  if (redacted && (options.pdf !== undefined || journal !== undefined || options.id !== undefined))
    throw wrongUse('--redacted goes with --out or --json alone: print the HTML of the copy for a PDF.');
  if (redacted) return writeRedacted(house, id, options);
  if (check === undefined) {
    if (journal !== undefined || options.id !== undefined) throw wrongUse('--journal and --id go with --check FILE.');
    return writeReportOf(house, id, options);
  }
  if (options.out !== undefined || options.pdf !== undefined)
    throw wrongUse('report takes --check FILE, or --out FOLDER and --pdf FILE, not both.');
  const named = [id, options.id, journal].filter(one => one !== undefined);
  if (named.length > 1) throw wrongUse('Name the journal once: by --journal FILE or by --id ID.');
  const asked = id ?? options.id;
  return checkReportFile(house, {
    check,
    ...(journal !== undefined && { journal }),
    ...(asked !== undefined && { id: asked }),
  });
}

const wrongUse = (what: string): Error => failure('WRONG_USE', { what });
