/** Paths of a site that Exchange setup makes. Its root, and what others put there, is not of Exchange. */
const exchangePaths = [
  '/owa',
  '/ecp',
  '/ews',
  '/microsoft-server-activesync',
  '/oab',
  '/powershell',
  '/autodiscover',
  '/rpc',
  '/rpcwithcert',
  '/exchange',
  '/exchweb',
  '/public',
];

export const isExchangePath = (path: string): boolean => exchangePaths.includes(path.toLowerCase());
