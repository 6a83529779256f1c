import { z } from 'zod';
import { ServiceRows } from '../facts/forms.js';
import { RegistryKeys } from '../facts/registry.js';

const text = z.string().nullable();
const rowsOf = <S extends z.ZodRawShape>(shape: S) => z.object({ rows: z.array(z.object(shape)) });

export const RegistryForm = z.object({
  keys: z.array(
    z.object({
      key: z.string(),
      exists: z.boolean(),
      /** Why it could not be read; null when it could. */
      why: text,
      values: z.array(
        z.object({ name: z.string(), kind: z.string(), data: z.union([z.string(), z.array(z.string())]).nullable() }),
      ),
    }),
  ),
});

export const CertificateRows = rowsOf({
  thumbprint: z.string().regex(/^[0-9A-F]{40}$/i),
  subject: z.string(),
  issuer: z.string(),
  /** The extension with the further names, in base64 of DER. */
  names: text,
  notBefore: z.string(),
  notAfter: z.string(),
  selfSigned: z.boolean(),
  hasPrivateKey: z.boolean(),
  exportable: z.boolean().nullable(),
  readable: z.boolean().nullable(),
  /** Why the key could not be asked. */
  why: text,
  /** Names of flags, several of them with a comma between. */
  chain: z.array(z.string()).nullable().optional(),
});

export const BalancingRows = rowsOf({
  adapter: z.string(),
  values: z.record(z.string(), z.string()),
  rules: z.array(z.record(z.string(), z.string())),
});

export const TaskRows = rowsOf({ path: z.string(), enabled: z.boolean(), xml: z.string() });
export const BindingRows = rowsOf({ endpoint: z.string(), thumbprint: text, store: text, application: text });
/** False where this server has no Exchange shell, and nothing was asked. */
const shell = z.boolean();
export const ExchangeCertificateRows = rowsOf({ thumbprint: z.string(), services: z.array(z.string()) }).extend({
  shell,
});
const MailSettings = z.object({ shell, name: text });

/** What the script read-settings.ps1 answers, by the name of the probe: where it looks, and the form of what it gives. */
export const settingsProbes = {
  registry: { source: 'HKLM: the values that a kit takes', form: RegistryForm },
  memory: { source: 'HKLM\\…\\Session Manager\\Memory Management: PagingFiles', form: RegistryKeys },
  'power-plan': { source: 'HKLM\\…\\Control\\Power\\User\\PowerSchemes', form: RegistryKeys },
  routes: { source: 'HKLM\\…\\Tcpip\\Parameters\\PersistentRoutes', form: z.object({ names: z.array(z.string()) }) },
  rollups: { source: 'HKLM\\…\\Installer\\UserData: patches of Exchange 2010', form: RegistryKeys },
  'http-bindings': { source: 'HKLM\\…\\Services\\HTTP\\Parameters: SslBindingInfo', form: BindingRows },
  'load-balancing': { source: 'HKLM\\…\\Services\\WLBS\\Parameters\\Interface', form: BalancingRows },
  certificates: {
    source: 'the computer’s own certificate store, and the access lists of its keys',
    form: CertificateRows,
  },
  'all-services': { source: 'WMI Win32_Service', form: ServiceRows },
  tasks: { source: 'the task scheduler, without the tasks below \\Microsoft', form: TaskRows },
} as const;

/** What the script read-exchange-shell.ps1 answers. */
export const shellProbes = {
  'exchange-certificates': { source: 'Get-ExchangeCertificate', form: ExchangeCertificateRows },
  'pop-settings': { source: 'Get-PopSettings', form: MailSettings },
  'imap-settings': { source: 'Get-ImapSettings', form: MailSettings },
} as const;

export type SettingsProbe = keyof typeof settingsProbes | keyof typeof shellProbes;

/** What each probe gives. */
export type SettingsAnswers = {
  [P in keyof typeof settingsProbes]: z.infer<(typeof settingsProbes)[P]['form']>;
} & { [P in keyof typeof shellProbes]: z.infer<(typeof shellProbes)[P]['form']> };

/** Where a probe looks. */
export const sourceOfSettings = (probe: SettingsProbe): string => ({ ...settingsProbes, ...shellProbes })[probe].source;
