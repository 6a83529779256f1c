import type { Service, ServerRole } from '../../../preload/contract/index.js';

/** Windows on which Exchange 2010 can be recovered. This program runs on all but 2008; that one has a printed sheet. */
export type WindowsSystem = '2008 SP2' | '2008 R2' | '2008 R2 SP1' | '2012';

/** How sure a row is: A seen on a real server, B under Wine, C named by a document, D known without one. */
export type Evidence = 'A' | 'B' | 'C' | 'D';

interface Row {
  /** Unique in the table: the name that Windows gives it, or a word of our own. */
  readonly id: string;
  readonly purpose: string;
  readonly systems: readonly WindowsSystem[];
  /** Recovery setup brings back all roles, so what one of them needs is needed. */
  readonly roles: readonly ServerRole[];
  /** `required`: setup refuses or breaks off without it. `advised`: it is shown, and nothing waits for it. */
  readonly weight: 'required' | 'advised';
  readonly source: string;
  readonly evidence: Evidence;
}

/** A feature, by its Server Manager name. */
export interface FeatureNeed extends Row {
  readonly kind: 'feature';
  /** What dism.exe calls it: the way on when Server Manager fails. */
  readonly servicingNames: readonly string[];
  /** Windows Server 2012 does not carry its files: they lie on the Windows media. */
  readonly onMedia: boolean;
}

/** An update of Windows, by its number in Microsoft's knowledge base. */
export interface HotfixNeed extends Row {
  readonly kind: 'hotfix';
  readonly title: string;
  /** The file to look for. Microsoft added `-v2` and the like to some. */
  readonly file: string;
}

/** A package of Microsoft that is no part of Windows. */
export interface PackageNeed extends Row {
  readonly kind: 'package';
  readonly title: string;
  /** Names under which the file is known, the usual one first. */
  readonly files: readonly string[];
  /** What Windows Installer lists once it is there; null where no document names it. */
  readonly productCode: string | null;
}

/** The .NET Framework, which comes with a feature. */
export interface FrameworkNeed extends Row {
  readonly kind: 'framework';
  readonly title: string;
  /** Versions as the facts tell them begin so. */
  readonly version: string;
  /** Each of them brings it along. */
  readonly features: readonly string[];
}

/** How a service must stand. */
export interface ServiceNeed extends Row {
  readonly kind: 'service';
  /** The start modes that will do, the one to set first. */
  readonly startModes: readonly Service['startMode'][];
  readonly running: boolean;
  /** The feature that brings the service along; null where Windows always has it. */
  readonly comesWith: string | null;
  /** What starting it can do to a server that ran without it, as the operator reads it before he agrees. */
  readonly caution?: string;
}

export type Prerequisite = FeatureNeed | HotfixNeed | PackageNeed | FrameworkNeed | ServiceNeed;
