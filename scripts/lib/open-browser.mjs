import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Whether this machine can show a window at all. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Opens an address in the browser that the person uses. False when there is none, or no display. */
export function openBrowser(url) {
  const opener = hasDisplay() ? openerFor(url) : undefined;
  if (!opener) return false;
  const child = spawn(opener.command, opener.args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('The browser did not open. Open the address above yourself.'));
  child.unref();
  return true;
}

function openerFor(url) {
  if (process.platform === 'win32') return { command: 'rundll32.exe', args: ['url.dll,FileProtocolHandler', url] };
  if (process.platform === 'darwin') return { command: 'open', args: [url] };
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const command = folders.map(folder => path.join(folder, 'xdg-open')).find(file => existsSync(file));
  return command ? { command, args: [url] } : undefined;
}
