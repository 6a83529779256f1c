import type { Directory } from '../../../ports/directory.js';
import { describeDirectory } from '../directory.contract.js';
import { openLdifDirectory } from '../ldif/ldif-directory.js';
import { replyFrom, startStandIn } from './fixture-powershell.js';
import { openWindowsLogonDirectory } from './windows-logon-directory.js';

describeDirectory('Active Directory by the lines of the script', async (): Promise<Directory> => {
  const recorded = await openLdifDirectory(['assets/scenarios/ex3/directory.ldif']);
  const standIn = await startStandIn(replyFrom(recorded));
  const directory = await openWindowsLogonDirectory(
    { kind: 'windows' },
    { scriptsFolder: 'unused', command: standIn.command, limits: { start: 20, answer: 20 } },
  );
  return {
    get readFrom() {
      return directory.readFrom;
    },
    root: () => directory.root(),
    search: query => directory.search(query),
    close: async () => {
      await directory.close();
      await standIn.close();
      await recorded.close();
    },
  };
});
