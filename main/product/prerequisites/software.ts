import type { FrameworkNeed, PackageNeed, WindowsSystem } from './prerequisite.js';
import { byRole, on2012, script, unwritten } from './sources.js';

const all: readonly WindowsSystem[] = ['2008 SP2', '2008 R2', '2008 R2 SP1', '2012'];

/** The .NET Framework that Exchange 2010 runs on. A later one stands beside it and does not replace it. */
export const frameworks: readonly FrameworkNeed[] = [
  {
    kind: 'framework',
    id: 'dotnet-3.5',
    title: '.NET Framework 3.5 SP1',
    version: '3.5',
    features: ['NET-Framework-Core', 'NET-Framework'],
    purpose: 'Exchange runs on it',
    systems: ['2008 SP2', '2008 R2', '2008 R2 SP1'],
    roles: ['Client Access'],
    weight: 'required',
    source: byRole,
    evidence: 'C',
  },
  {
    kind: 'framework',
    id: 'dotnet-3.5-on-2012',
    title: '.NET Framework 3.5 SP1',
    version: '3.5',
    features: ['NET-Framework-Core'],
    purpose: 'Exchange runs on it; Windows Server 2012 takes its files from the Windows media',
    systems: ['2012'],
    roles: ['Client Access'],
    weight: 'required',
    source: on2012,
    evidence: 'C',
  },
];

/** Packages that other roles need beside Client Access. None of them is ever downloaded. */
export const packages: readonly PackageNeed[] = [
  {
    kind: 'package',
    id: 'ucma-runtime',
    title: 'Unified Communications Managed API 2.0 runtime',
    files: ['UcmaRuntimeSetup.exe'],
    productCode: '{7EB901DD-CB50-4046-A434-3E9A112E8F86}',
    purpose: 'calls and voice',
    systems: all,
    roles: ['Unified Messaging'],
    weight: 'required',
    source: script,
    evidence: 'C',
  },
  {
    kind: 'package',
    id: 'speech-runtime',
    title: 'Microsoft Server Speech Platform Runtime',
    files: ['SpeechPlatformRuntime.msi'],
    productCode: '{3B433087-E62E-4BF5-97F9-4AF6E1C2409C}',
    purpose: 'speech recognition',
    systems: all,
    roles: ['Unified Messaging'],
    weight: 'required',
    source: script,
    evidence: 'C',
  },
  {
    kind: 'package',
    id: 'speech-recognition',
    title: 'Microsoft Server Speech Recognition Language TELE (en-US)',
    files: ['MSSpeech_SR_en-US_TELE.msi'],
    productCode: null,
    purpose: 'speech recognition in English; other languages have packages of their own',
    systems: all,
    roles: ['Unified Messaging'],
    weight: 'advised',
    source: unwritten,
    evidence: 'D',
  },
  {
    kind: 'package',
    id: 'office-filter-pack',
    title: 'Microsoft Office 2010 Filter Pack',
    files: ['FilterPack64bit.exe', '2010FilterPack64bit.exe'],
    productCode: '{95140000-2000-0409-1000-0000000FF1CE}',
    purpose: 'search in attachments',
    systems: all,
    roles: ['Mailbox', 'Hub Transport'],
    weight: 'required',
    source: script,
    evidence: 'C',
  },
];
