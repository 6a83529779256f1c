import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Access = z.object({
  url: z.string(),
  startTlsUrl: z.string(),
  caFile: z.string(),
  otherCaFile: z.string(),
  user: z.string(),
  password: z.string(),
  hostName: z.string(),
});

/** The running Active Directory that `npm test` names. Without one these tests fail, rather than pass on nothing. */
export function liveDirectory(): z.infer<typeof Access> {
  return Access.parse(named('CAS_RECOVERY_TEST_LDAP'));
}

/** The same of a forest: its root domain, and a child domain. */
export function liveForest(): Readonly<Record<'contoso' | 'eu', z.infer<typeof Access>>> {
  return z.object({ contoso: Access, eu: Access }).parse(named('CAS_RECOVERY_TEST_CONTOSO'));
}

function named(variable: string): unknown {
  const json = process.env[variable];
  if (json === undefined) throw new Error(`${variable} names no directory: run "npm test -- --only samba".`);
  return JSON.parse(json);
}

/** The options that name a directory, trusted by its own authority. Its password goes to standard input. */
export function directoryOptions(directory: string, { caFile, user } = liveDirectory()): string[] {
  return ['--directory', directory, '--ca', caFile, '--user', user, '--password-stdin'];
}

/** Every file below a folder, as text. */
export function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return statSync(path).isFile() ? [readFileSync(path, 'latin1')] : [];
  return readdirSync(path).flatMap(name => filesBelow(join(path, name)));
}
