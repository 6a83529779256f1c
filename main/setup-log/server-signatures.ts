import type { Signature } from './signatures.js';

const startedService = /Cannot start service (\S{1,120}) on computer/i;

/** Services, IIS, files, installers and databases on the server itself. */
export const serverSignatures: readonly Signature[] = [
  {
    code: 'SERVICE_DISABLED',
    pattern: /service cannot be started, either because it is disabled/i,
    subject: startedService,
  },
  { code: 'FIREWALL_SERVICE_STOPPED', pattern: /0x800706D9|no more endpoints available from the endpoint mapper/i },
  {
    code: 'SERVICE_CONTROL_SCRIPT',
    pattern: /"Reverse"[^\n]{0,40}"1"/,
    near: /ServiceControl\.ps1/i,
  },
  { code: 'CERTIFICATE_EXPIRED', pattern: /The certificate is expired/i },
  { code: 'VIRTUAL_DIRECTORY_EXISTS', pattern: /The virtual directory '([^'\n]{1,200})' already exists under/i },
  {
    code: 'MULTIPLE_ACTIVESYNC_DIRECTORIES',
    pattern: /'System\.Object\[\]'[^\n]{0,120}VirtualDirectoryIdParameter'/i,
  },
  {
    code: 'APPCMD_FAILED',
    pattern: /Process execution failed with exit code (-?\d{1,10})/i,
    near: /appcmd\.exe/i,
  },
  { code: 'IIS_PATH_MISSING', pattern: /failure occurred while trying to update metabase properties/i },
  {
    code: 'MSI_SOURCE_MISSING',
    pattern: /installation source for this product is not available|Error code is 1612\b/i,
  },
  { code: 'MSI_FAILED', pattern: /\bproduct\b[^\n]{1,600}Error code is (\d{1,6})\b/i },
  { code: 'MSI_FAILED', pattern: /Unable to remove product with code|Error code is (1603)\b/i },
  {
    code: 'MSI_FAILED',
    pattern: /another version of this product is already installed|forbidden by system policy/i,
  },
  {
    code: 'MSI_FAILED',
    pattern: /^Object reference not set to an instance of an object/i,
    near: /Installing a new product\. Package: [^\n]{1,300}\.msi/i,
  },
  { code: 'DATABASE_NOT_MOUNTED', pattern: /Failed to mount database "([^"\n]{1,200})"/i },
  { code: 'DATABASE_NOT_MOUNTED', pattern: /Couldn't mount the database that you specified/i },
  { code: 'SEARCH_FOUNDATION_FAILED', pattern: /Failure configuring SearchFoundation/i },
  {
    code: 'SERVICE_NOT_STARTED',
    pattern:
      /Service '([^'\n]{1,200})' (?:failed to reach status 'Running'|cannot be started due to the following error)/i,
  },
  { code: 'SERVICE_NOT_STARTED', pattern: startedService },
  { code: 'FILE_ACCESS_DENIED', pattern: /Access to the path '([^'\n]{1,400})' is denied/i },
  { code: 'FILE_ACCESS_DENIED', pattern: /Access to the path is denied|\bSystem\.UnauthorizedAccessException\b/i },
  // Last, because other failures mention a path as well.
  { code: 'PATH_MISSING', pattern: /Cannot find path '([^'\n]{1,400})' because it does not exist/i },
  { code: 'PATH_MISSING', pattern: /\bItemNotFoundException: [^'\n]{0,80}'([^'\n]{1,400})'/ },
  { code: 'PATH_MISSING', pattern: /Could not find a part of the path '([^'\n]{1,400})'/i },
];
