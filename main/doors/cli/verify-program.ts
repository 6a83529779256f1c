import type { Command } from 'commander';
import { listChecks, verify, type VerifyOptions } from './commands/verify.js';
import type { InHouse } from './kit-program.js';
import { collect, common, withDirectory, type CommonOptions } from './program-options.js';

/** `cas-recovery verify`: whether a server is ready for clients, on any day. */
export function addVerify(program: Command, inHouse: InHouse): void {
  const command = common(program.command('verify'))
    .description(
      'Verify a Client Access server check by check: after a recovery, after patching, on any day. Reads only.',
    )
    .option('--rehearsal <id>', 'the simulated server of this rehearsal instead of this very server')
    .option(
      '--against <id|file|kit>',
      'what it should be: a recovery by its id, a reading or verification that was saved, report.json, or a kit; may be given again',
      collect,
      [],
    )
    .option('--only <check>', 'only this check, by its id; may be given again', collect, [])
    .option('--list', 'list the checks with what each proves, and ask nothing')
    .option('--watch', 'again and again, until the server is ready for clients or you cancel')
    .option('--every <seconds>', 'with --watch: the time between two runs (default: 30)')
    .option('--evidence', 'show with each check where it looked and what stood there')
    .option('--save <file>', 'write the verification as JSON')
    .addHelpText('after', verifyHelp);
  withDirectory(command).action((options: VerifyOptions & CommonOptions) =>
    inHouse(options, house => (options.list === true ? listChecks(house) : verify(house, options))),
  );
}

const verifyHelp = `
The directory of today is read with --directory; a rehearsal brings its own. The ports and web sites are asked on this server
itself, as somebody who has not signed in, and its certificate is looked at, not trusted: the firewall and the load balancer
between it and the clients are not tried.
Exit codes: 0 no check failed; what could not be told, or is only worth knowing, is named
            1 a check failed
With --watch: 0 the server is ready for clients, also with reservations
With --only: whether the server can take clients is not judged; --watch goes on until those checks pass`;
