import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { windowFiles } from '../main/doors/window-files.js';

const galleryFolder = path.join(fileURLToPath(new URL('..', import.meta.url)), 'dist', 'gallery');

/**
 * Serves the built gallery for the whole run, with the policy that the wizard itself is served with. Playwright calls
 * this once; the tests find the address as their `baseURL`, through the environment. Gives back what ends it.
 */
export async function serveGallery(): Promise<() => void> {
  const files = windowFiles(galleryFolder, "'none'");
  const server = createServer((request, response) => {
    void files.read((request.url ?? '/').split('?')[0] ?? '/').then(
      found => response.writeHead(found ? 200 : 404, found?.headers).end(found?.body),
      (thrown: unknown) => response.writeHead(500).end(String(thrown)),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  process.env['CAS_RECOVERY_GALLERY'] = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return () => {
    server.close();
  };
}

export default serveGallery;
