import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { callNames, channelOf, eventNames } from './contract/channels.js';
import type { EventName, WizardApi } from './contract/calls.js';

// Runs sandboxed in front of the window. It hands over functions that mean something: no channel name, no
// ipcRenderer and no IPC event ever reaches the page.

const ask = callNames.map(name => [name, (input: unknown) => ipcRenderer.invoke(channelOf(name), input)] as const);

function on(event: EventName, listener: (body: never) => void): () => void {
  if (!eventNames.includes(event)) throw new TypeError('There is no such event.');
  const take = (_event: IpcRendererEvent, body: unknown): void => listener(body as never);
  ipcRenderer.on(channelOf(event), take);
  return () => {
    ipcRenderer.off(channelOf(event), take);
  };
}

const casRecovery = { ...Object.fromEntries(ask), on } as unknown as WizardApi;
contextBridge.exposeInMainWorld('casRecovery', casRecovery);
