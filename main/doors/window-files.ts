import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { failure } from '../problems/problem.js';

/** Everything that the built window consists of. A file of another kind is not handed out. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface WindowFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** The files of the built window, as both window doors hand them out. */
export interface WindowFiles {
  /** The file at the path of a URL (with a leading slash, percent-encoded); undefined when there is none. */
  read(urlPath: string): Promise<WindowFile | undefined>;
}

/**
 * Opens the folder that holds the built window.
 * `connect` is what the page may talk to besides its own files, as a CSP source.
 */
export function windowFiles(folder: string, connect: string): WindowFiles {
  const root = path.resolve(folder);
  return {
    async read(urlPath) {
      const file = fileOf(root, urlPath);
      const type = file === undefined ? undefined : mediaTypes[path.extname(file)];
      if (file === undefined || type === undefined) return undefined;
      const body = await readIfThere(file);
      if (body === undefined) {
        if (file === path.join(root, 'index.html')) throw failure('WINDOW_FILES_MISSING', { folder: root });
        return undefined;
      }
      return path.extname(file) === '.html' ? page(body, connect) : { body, headers: headersFor(type) };
    },
  };
}

/** Below the root or nothing: a path that tries to leave, or is no plain path at all, names no file. */
function fileOf(root: string, urlPath: string): string | undefined {
  const decoded = decode(urlPath);
  if (decoded === undefined || /[\\\0:]/.test(decoded) || !decoded.startsWith('/')) return undefined;
  const segments = decoded.slice(1).split('/');
  if (segments.some(segment => segment === '..' || segment === '.')) return undefined;
  const file = path.join(root, ...segments);
  if (file === root) return path.join(root, 'index.html');
  return file.startsWith(root + path.sep) ? file : undefined;
}

function decode(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw thrown;
  }
}

/** A page gets a fresh nonce each time it is loaded: Fluent's style elements carry it, nobody else's can. */
function page(body: Buffer, connect: string): WindowFile {
  const nonce = randomBytes(16).toString('base64');
  return {
    body: Buffer.from(body.toString('utf8').split('__STYLE_NONCE__').join(nonce)),
    headers: { ...headersFor(mediaTypes['.html'] ?? ''), 'content-security-policy': policy(nonce, connect) },
  };
}

function policy(nonce: string, connect: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

function headersFor(type: string): Record<string, string> {
  return {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
  };
}
