import type { HotfixNeed } from './prerequisite.js';
import { hotfixes as table, script, unwritten } from './sources.js';

type Told = Pick<HotfixNeed, 'systems' | 'source' | 'evidence'>;

const onR2: Told = { systems: ['2008 R2'], source: table, evidence: 'C' };
const on2008: Told = { systems: ['2008 SP2'], source: script, evidence: 'C' };
const unwritten2008: Told = { systems: ['2008 SP2'], source: unwritten, evidence: 'D' };

function hotfix(id: string, title: string, file: string, told: Told): HotfixNeed {
  return {
    kind: 'hotfix',
    id,
    title,
    file,
    purpose: 'setup refuses to run without it',
    roles: ['Client Access'],
    weight: 'required',
    ...told,
  };
}

/** Updates of Windows that setup refuses to run without since SP1. The service pack of 2008 R2 holds all of its own. */
export const hotfixes: readonly HotfixNeed[] = [
  hotfix(
    'KB982867',
    '.NET Framework 3.5 SP1: web services behind a load balancer',
    'Windows6.1-KB982867-v2-x64.msu',
    onR2,
  ),
  hotfix('KB979744', '.NET Framework 2.0 SP2', 'Windows6.1-KB979744-v2-x64.msu', onR2),
  hotfix('KB983440', 'ASP.NET 2.0', 'Windows6.1-KB983440-x64.msu', onR2),
  hotfix('KB977020', 'ASP.NET 2.0, for the Client Access role', 'Windows6.1-KB977020-v2-x64.msu', onR2),
  hotfix('KB979099', 'Active Directory Rights Management client', 'Windows6.1-KB979099-x64.msu', onR2),
  hotfix('KB968930', 'Windows Management Framework', 'Windows6.0-KB968930-x64.msu', on2008),
  hotfix('KB977624', 'Active Directory Rights Management client', 'Windows6.0-KB977624-v2-x64.msu', on2008),
  hotfix('KB979744', '.NET Framework 2.0 SP2', 'Windows6.0-KB979744-v2-x64.msu', on2008),
  hotfix('KB979917', 'ASP.NET 2.0', 'Windows6.0-KB979917-x64.msu', on2008),
  hotfix('KB973136', 'web services', 'Windows6.0-KB973136-x64.msu', on2008),
  hotfix('KB977592', 'RPC over HTTP', 'Windows6.0-KB977592-x64.msu', on2008),
  hotfix('KB982867', '.NET Framework 3.5 SP1', 'Windows6.0-KB982867-v2-x64.msu', unwritten2008),
  hotfix('KB983440', 'ASP.NET 2.0', 'Windows6.0-KB983440-x64.msu', unwritten2008),
  hotfix('KB977020', 'ASP.NET 2.0', 'Windows6.0-KB977020-v2-x64.msu', unwritten2008),
];
