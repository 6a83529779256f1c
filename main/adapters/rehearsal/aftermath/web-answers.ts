import { existsSync, readFileSync } from 'node:fs';
import { parseXml } from '@rgrove/parse-xml';
import type { SimulatedMachine } from '../../../../preload/contract/index.js';
import { applicationHost, onDisk } from '../disk.js';
import { isLeft } from '../faults.js';
import { wordsOf } from '../server-files.js';
import { type IisConfiguration, iisConfiguration } from './iis-configuration.js';
import { remembering } from '../read-again.js';
import { stoppedPool } from './stopped-pool.js';

export interface WebAnswered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
}

interface Asked {
  readonly path: string;
  readonly secure: boolean;
  /** As the client called the server. */
  readonly host: string;
}

/**
 * What IIS of this machine answers to somebody who has not signed in: 404 where it has no such directory, 503 while the
 * pool is stopped, 500.19 while a configuration file is no XML, 403.4 without encryption where that is required, and else
 * the question who it is.
 */
export function webAnswer(folder: string, machine: SimulatedMachine, { path, secure, host }: Asked): WebAnswered {
  const file = applicationHost(folder);
  const configuration = existsSync(file) ? configurationIn(readFileSync(file, 'utf8')) : null;
  // A web server without its own configuration serves nobody.
  if (configuration === null) return unavailable;
  const first = `/${path.split(/[/?]/)[1] ?? ''}`.toLowerCase();
  const directory = machine.exchange.webDirectories.find(one => one.path.toLowerCase() === first);
  if (!directory && first !== '/') return page(404, '404.0', 'Not Found');
  const pool = directory?.applicationPool ?? 'DefaultAppPool';
  if (pool === stoppedPool && isLeft(machine, 'pool-stopped')) return unavailable;
  const broken = brokenConfiguration(folder, machine, configuration, directory?.path ?? '/');
  if (broken) return page(500, '500.19', 'Internal Server Error', `0x8007000d  Config File ${broken}`);
  if (!secure && configuration.needsSsl(directory?.site ?? 'Default Web Site', directory?.path ?? '/')) {
    return page(403, '403.4', 'Forbidden');
  }
  if (!directory) return { status: 200, headers: html, body: '<html><head><title>IIS7</title></head></html>' };
  return signIn(first, host);
}

// Many questions are asked of the same files.
const configurationIn = remembering(iisConfiguration, text => text);
const isXml = remembering(holdsXml, text => text, 32);

/** Outlook Web App and the control panel show a form; the others ask in the way of HTTP. */
function signIn(first: string, host: string): WebAnswered {
  if (first === '/owa' || first === '/ecp') {
    const back = encodeURIComponent(`https://${host}${first}`);
    const location = `https://${host}/owa/auth/logon.aspx?url=${back}&reason=0`;
    return { status: 302, headers: { ...html, Location: location }, body: '' };
  }
  const basic = `Basic realm="${host}"`;
  const ways =
    first === '/microsoft-server-activesync' ? [basic] : ['Negotiate', 'NTLM', ...(hasBasic.has(first) ? [basic] : [])];
  return { ...page(401, '401.2', 'Unauthorized'), headers: { ...html, 'WWW-Authenticate': ways } };
}

const hasBasic = new Set(['/autodiscover', '/rpc']);
const html = { 'Content-Type': 'text/html; charset=utf-8', Server: 'Microsoft-IIS/7.5', 'X-Powered-By': 'ASP.NET' };

/** http.sys itself says so, without IIS. */
const unavailable: WebAnswered = {
  status: 503,
  headers: { 'Content-Type': 'text/html; charset=us-ascii', Server: 'Microsoft-HTTPAPI/2.0' },
  body: '<HTML><HEAD><TITLE>Service Unavailable</TITLE></HEAD>\r\n<BODY><h2>Service Unavailable</h2>\r\n<hr><p>HTTP Error 503. The service is unavailable.</p>\r\n</BODY></HTML>\r\n',
};

/** The page that IIS shows to somebody on the server itself, with its substatus. */
function page(status: number, substatus: string, title: string, more = ''): WebAnswered {
  const heading = `HTTP Error ${substatus} - ${title}`;
  const body = `<!DOCTYPE html>\r\n<html><head><title>IIS 7.5 Detailed Error - ${substatus} - ${title}</title></head>\r\n<body><h2>${heading}</h2>\r\n<p>${more}</p></body></html>\r\n`;
  return { status, headers: html, body };
}

/** A configuration file on the way to the directory that is no XML, as an administrator writes it. */
function brokenConfiguration(
  folder: string,
  machine: SimulatedMachine,
  configuration: IisConfiguration,
  path: string,
): string | undefined {
  const { installPath } = wordsOf(machine);
  const places = [
    ...configuration.physicalPaths('/').map(place => `${place}\\web.config`),
    ...(installPath === '' || path === '/' ? [] : [`${installPath}\\ClientAccess\\web.config`]),
    ...configuration.physicalPaths(path).map(place => `${place}\\web.config`),
  ];
  return places.find(place => {
    const file = onDisk(folder, place.replace(/%SystemDrive%/i, 'C:').replace(/%windir%|%SystemRoot%/i, 'C:\\Windows'));
    return existsSync(file) && !isXml(readFileSync(file, 'utf8'));
  });
}

function holdsXml(text: string): boolean {
  try {
    return parseXml(text.replace(/^\uFEFF/, '')).root !== null;
  } catch {
    return false;
  }
}
