/** Paths of a site that Exchange setup makes, each with an object in the directory. */
const recordedPaths = ['/owa', '/ecp', '/ews', '/microsoft-server-activesync', '/oab', '/powershell', '/autodiscover'];

/** Those that it makes or uses besides. The root of a site, and what others put there, is not of Exchange. */
const otherPaths = ['/rpc', '/rpcwithcert', '/exchange', '/exchweb', '/public'];

export const isRecordedPath = (path: string): boolean => recordedPaths.includes(path.toLowerCase());

export const isExchangePath = (path: string): boolean =>
  isRecordedPath(path) || otherPaths.includes(path.toLowerCase());
