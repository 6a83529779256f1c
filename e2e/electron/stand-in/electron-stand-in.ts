import type { Browser, Page } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { StandInWindow, type WindowOptions } from './stand-in-window.js';
import { StandInSession } from './stand-in-session.js';

type Handler = (event: { readonly senderFrame: unknown }, input: unknown) => unknown;

/**
 * A small stand-in for the `electron` module, so that the built main program and the built preload script can be run
 * where no Electron runtime is to be had: in Node, with a page of a plain Chromium as the window. It says nothing about
 * the real sandbox, context isolation or protocol registration; `real.spec.ts` does, where a runtime is found.
 */
export class ElectronStandIn {
  readonly session = new StandInSession();
  readonly windows: StandInWindow[] = [];
  readonly handlers = new Map<string, Handler>();
  readonly schemes: unknown[] = [];
  readonly errorBoxes: string[] = [];
  readonly app = new StandInApp();
  readonly #shown: Promise<StandInWindow>;
  #announce: (window: StandInWindow) => void = () => undefined;

  constructor(
    readonly browser: Browser,
    readonly userData: string,
  ) {
    this.#shown = new Promise(resolve => (this.#announce = resolve));
    this.app.userData = userData;
  }

  /** Runs the built main program, and gives the page of the window that it shows. */
  async run(mainFile: string): Promise<Page> {
    this.#execute(mainFile);
    const failed = this.app.ended.then(code => {
      throw new Error(`The program ended with ${String(code)}. ${this.errorBoxes.join('\n')}`);
    });
    const window = await Promise.race([this.#shown, failed]);
    return window.page;
  }

  /**
   * As Node runs a file, with a `require` that knows `electron`. Node's own would have Playwright translate the
   * megabyte of the program for each test, which takes longer than all else.
   */
  #execute(mainFile: string): void {
    const require = createRequire(mainFile);
    const ours = Object.assign(
      (name: string): unknown => (name === 'electron' ? this.#exports() : require(name)),
      require,
    );
    const module = { exports: {} };
    const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];
    const program = compileFunction(readFileSync(mainFile, 'utf8'), parameters, { filename: mainFile });
    program.call(module.exports, module.exports, ours, module, mainFile, path.dirname(mainFile));
  }

  /** Closes every window, as a person would, and waits for the end of the program. */
  async leave(): Promise<void> {
    for (const window of [...this.windows]) await window.close();
    await this.app.ended;
  }

  #open(options: WindowOptions): StandInWindow {
    const preload = readFileSync(options.webPreferences.preload, 'utf8');
    const window = new StandInWindow(options, { standIn: this, preload });
    this.windows.push(window);
    this.app.emit('web-contents-created', {}, window.webContents);
    window.once('shown', () => this.#announce(window));
    window.once('closed', () => {
      this.windows.splice(this.windows.indexOf(window), 1);
      if (this.windows.length === 0) this.app.emit('window-all-closed');
    });
    return window;
  }

  #exports(): Record<string, unknown> {
    const open = (options: WindowOptions): StandInWindow => this.#open(options);
    // Called with `new`, a function that returns an object gives just that object.
    const BrowserWindow = Object.assign(
      function BrowserWindow(options: WindowOptions) {
        return open(options);
      },
      { getAllWindows: () => this.windows },
    );
    return {
      app: this.app,
      BrowserWindow,
      session: { defaultSession: this.session },
      protocol: { registerSchemesAsPrivileged: (schemes: unknown[]) => this.schemes.push(...schemes) },
      ipcMain: { handle: (channel: string, handler: Handler) => this.handlers.set(channel, handler) },
      Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined },
      screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1024, height: 728 } }] },
      dialog: { showErrorBox: (_title: string, text: string) => this.errorBoxes.push(text) },
    };
  }
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly calls: string[] = [];
  userData = '';
  lockIsFree = true;
  readonly ended: Promise<number>;
  #end: (code: number) => void = () => undefined;

  constructor() {
    super();
    this.ended = new Promise(resolve => (this.#end = resolve));
  }

  setName = (name: string): number => this.calls.push(`name ${name}`);
  enableSandbox = (): number => this.calls.push('sandbox');
  disableHardwareAcceleration = (): number => this.calls.push('no hardware acceleration');
  requestSingleInstanceLock = (): boolean => this.lockIsFree;
  releaseSingleInstanceLock = (): void => undefined;
  whenReady = (): Promise<void> => Promise.resolve();
  getPath = (): string => this.userData;
  getAppPath = (): string => process.cwd();
  quit = (): void => this.#end(0);
  exit = (code: number): void => this.#end(code);
}
