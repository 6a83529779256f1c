import { z } from 'zod';
import { RegistryKeys } from './registry.js';

/** A list of WMI, which may be missing. */
export const oneOrMore = z
  .union([z.array(z.string()), z.string(), z.null()])
  .transform(value => (value === null ? [] : typeof value === 'string' ? [value] : value));

const text = z.string().nullable();
const whole = z.number().int().nullable();
const rowsOf = <S extends z.ZodRawShape>(shape: S) => z.object({ rows: z.array(z.object(shape)) });

export const SystemRows = rowsOf({
  Caption: text,
  Version: text,
  ServicePackMajorVersion: whole,
  OSLanguage: whole,
  LastBootUpTime: text,
}).extend({ architecture: z.string() });

export const ComputerRows = rowsOf({
  Name: text,
  DNSHostName: text,
  PartOfDomain: z.boolean().nullable(),
  Domain: text,
  DomainRole: whole,
  TotalPhysicalMemory: z.number().nullable(),
  AutomaticManagedPagefile: z.boolean().nullable(),
});

export const DriveRows = rowsOf({
  DeviceID: z.string(),
  FreeSpace: z.number().nullable(),
  Size: z.number().nullable(),
});
export const ProcessRows = rowsOf({ Name: z.string(), ProcessId: whole, CreationDate: text });
export const ServiceRows = rowsOf({ Name: z.string(), StartMode: text, State: text, Delayed: z.boolean() });
export const HotfixRows = rowsOf({ HotFixID: text, ServicePackInEffect: text });
export const FeatureRows = rowsOf({ name: z.string(), installed: z.boolean() });
export const ProgramRows = rowsOf({ code: z.string(), name: z.string(), version: text });
export const SourceRows = rowsOf({ path: z.string(), files: z.number() });
export const PackageRows = rowsOf({ path: z.string(), version: text }).extend({ named: z.boolean() });
export const MediaRows = rowsOf({ path: z.string(), versions: z.record(z.string(), text) }).extend({
  named: z.boolean(),
});
export const AccountForm = z.object({ name: z.string(), sid: z.string(), groups: z.array(z.string()) });
export const ExchangeForm = RegistryKeys.extend({ program: text, since: text });
export const ClientForm = z.object({ present: z.boolean(), pending: z.boolean() });
