import { protocol, type ProtocolResponse, type Session } from 'electron';
import { toProblem } from '../../problems/problem.js';
import { windowFiles } from '../window-files.js';
import { ownScheme, pathOf } from './own-address.js';

/** Makes `app:` an origin of its own kind. Must be called before the app is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: ownScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ]);
}

/** Serves the built window at `app://wizard/`, and nothing outside of its folder. */
export function registerAppProtocol(session: Session, rendererFolder: string): void {
  // The window asks its questions through the preload script: it has nobody to connect to.
  const files = windowFiles(rendererFolder, "'none'");
  // `protocol.handle` came with Electron 25; this is the last version that starts on Windows Server 2008 R2.
  session.protocol.registerBufferProtocol(ownScheme, ({ url, method }, respond) => {
    const path = method === 'GET' ? pathOf(url) : undefined;
    const found = path === undefined ? Promise.resolve(undefined) : files.read(path);
    found.then(
      file => respond(file ? { statusCode: 200, headers: { ...file.headers }, data: file.body } : notFound()),
      (thrown: unknown) => respond(failed(thrown)),
    );
  });
}

function notFound(): ProtocolResponse {
  return plain(404, 'There is no such file.');
}

function failed(thrown: unknown): ProtocolResponse {
  const { happened, next } = toProblem(thrown);
  return plain(500, `${happened} ${next}`);
}

function plain(statusCode: number, text: string): ProtocolResponse {
  return { statusCode, headers: { 'content-type': 'text/plain; charset=utf-8' }, data: Buffer.from(text) };
}
