import type { Fact, Finding } from '../../../../preload/contract/index.js';
import { failure } from '../../../problems/problem.js';
import { hostRun } from '../../../runbook/host-run.js';
import { defineStep } from '../../../runbook/step.js';
import { card } from '../cards.js';
import type { BackupWorld } from '../world.js';

/** Names of the feature: its parts are told one by one on Windows Server 2008 R2. */
const featuresOf = (version: string): string[] =>
  version.startsWith('6.1') ? ['Backup-Features', 'Backup', 'Backup-Tools'] : ['Windows-Server-Backup'];

/** Installs Windows Server Backup where it is missing. */
export const tool = defineStep<BackupWorld>({
  card: card('backup-tool'),
  timeLimitSeconds: 3600,

  async check(world): Promise<Finding> {
    const facts = await factsOf(world);
    const seen = { facts, comparisons: [] };
    if (facts.length > 0) return { state: 'done', ...seen };
    return { state: 'ready', before: { 'Windows Server Backup': 'not installed' }, ...seen };
  },

  async propose({ host }) {
    const { operatingSystem } = await host.facts();
    const features = featuresOf(operatingSystem.version);
    const change = { kind: 'install-features', features, source: null } as const;
    const undo = `powershell.exe -NoProfile -Command "Import-Module ServerManager; Remove-WindowsFeature ${features.join(',')}"`;
    return {
      changes: [change],
      preview: {
        action: 'Install Windows Server Backup',
        items: host.commandsFor(change).map(command => ({
          command,
          changes: 'Adds the feature Windows Server Backup with its command line tools. No restart is needed.',
          undo,
        })),
        restarts: false,
        typeToConfirm: null,
        asksPasswordOf: null,
      },
    };
  },

  async act({ host }, run, changes) {
    for (const change of changes) await host.apply(change, hostRun(run));
  },

  async verify(world) {
    const facts = await factsOf(world);
    if (facts.length === 0) throw failure('BACKUP_TOOL_MISSING', {});
    return facts;
  },
});

async function factsOf({ listing }: BackupWorld): Promise<Fact[]> {
  const { tool: found, readAt } = await listing();
  if (!found) return [];
  const value = found.cmdlets ? 'installed, with its cmdlets' : 'installed, without its cmdlets';
  return [{ id: 'backup-tool', label: 'Windows Server Backup', value, source: found.source, readAt }];
}
