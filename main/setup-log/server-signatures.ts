import type { Signature } from './signature.js';
import { statement, thrown } from './statement.js';

const startedService = statement(/Cannot start service (\S{1,120}) on computer/);

/** Services, IIS, files, installers and databases on the server itself. */
export const serverSignatures: readonly Signature[] = [
  {
    code: 'SERVICE_DISABLED',
    pattern: statement(/The service cannot be started, either because it is disabled\b/),
    subject: startedService,
  },
  { code: 'FIREWALL_SERVICE_STOPPED', pattern: /(?:HRESULT: |\()0x800706D9\)/i },
  {
    code: 'FIREWALL_SERVICE_STOPPED',
    pattern: statement(/There are no more endpoints available from the endpoint mapper\b/),
  },
  {
    code: 'SERVICE_CONTROL_SCRIPT',
    pattern: /"Reverse"[^\n]{0,40}"1"/,
    near: /ServiceControl\.ps1/i,
  },
  { code: 'CERTIFICATE_EXPIRED', pattern: statement(/The certificate is expired(?=[.,;"]| \(|\s*$)/) },
  { code: 'VIRTUAL_DIRECTORY_EXISTS', pattern: /The virtual directory '([^'\n]{1,200})' already exists under/i },
  {
    code: 'MULTIPLE_ACTIVESYNC_DIRECTORIES',
    pattern: /'System\.Object\[\]'[^\n]{0,120}VirtualDirectoryIdParameter'/i,
  },
  {
    code: 'APPCMD_FAILED',
    pattern: /Process execution failed with exit code (-?[1-9]\d{0,9})/i,
    near: /appcmd\.exe/i,
    nearest: /[\w-]{1,60}\.exe\b/i,
  },
  { code: 'IIS_PATH_MISSING', pattern: statement(/A failure occurred while trying to update metabase properties\b/) },
  { code: 'MSI_SOURCE_MISSING', pattern: statement(/The installation source for this product is not available\b/) },
  { code: 'MSI_SOURCE_MISSING', pattern: statement(/Error code is 1612\b/) },
  {
    code: 'MSI_FAILED',
    pattern: /\b(?:product|update|package)\b[^\n]{1,600}Error code is (?!3010\b)([1-9]\d{0,5})\b/i,
  },
  { code: 'MSI_FAILED', pattern: statement(/Unable to remove product with code\b/) },
  { code: 'MSI_FAILED', pattern: statement(/Error code is (1603)\b/) },
  { code: 'MSI_FAILED', pattern: statement(/Another version of this product is already installed\b/) },
  { code: 'MSI_FAILED', pattern: statement(/This installation is forbidden by system policy\b/) },
  {
    code: 'MSI_FAILED',
    pattern: statement(/Object reference not set to an instance of an object\b/),
    near: /Installing a new product\. Package: [^\n]{1,300}\.msi/i,
    nearest: /(?:Beginning|Ending) processing |Installing a new product\. Package: /,
  },
  { code: 'DATABASE_NOT_MOUNTED', pattern: /Failed to mount database "([^"\n]{1,200})"/i },
  { code: 'DATABASE_NOT_MOUNTED', pattern: /Couldn't mount the database that you specified/i },
  { code: 'SEARCH_FOUNDATION_FAILED', pattern: statement(/Failure configuring SearchFoundation\b/) },
  {
    code: 'SERVICE_NOT_STARTED',
    pattern:
      /Service '([^'\n]{1,200})' (?:failed to reach status 'Running'|cannot be started due to the following error)/i,
  },
  { code: 'SERVICE_NOT_STARTED', pattern: startedService },
  { code: 'FILE_ACCESS_DENIED', pattern: /Access to the path '([^'\n]{1,400})' is denied/i },
  { code: 'FILE_ACCESS_DENIED', pattern: statement(/Access to the path is denied\b/) },
  { code: 'FILE_ACCESS_DENIED', pattern: thrown('UnauthorizedAccessException') },
  // Last, because other failures mention a path as well.
  { code: 'PATH_MISSING', pattern: /Cannot find path '([^'\n]{1,400})' because it does not exist/i },
  { code: 'PATH_MISSING', pattern: /\bItemNotFoundException: [^'\n]{0,80}'([^'\n]{1,400})'/ },
  { code: 'PATH_MISSING', pattern: /Could not find a part of the path '([^'\n]{1,400})'/i },
];
