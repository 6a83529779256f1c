import type { Frame, Page, Route } from '@playwright/test';
import { EventEmitter } from 'node:events';
import type { ElectronStandIn } from './electron-stand-in.js';

// Chromium knows no `app:` here. The page lives at this address instead; the main program never sees it.
const shownHost = 'https://wizard.invalid/';
const ownHost = 'app://wizard/';

const toOwn = (url: string): string => (url.startsWith(shownHost) ? ownHost + url.slice(shownHost.length) : url);
const toShown = (url: string): string => (url.startsWith(ownHost) ? shownHost + url.slice(ownHost.length) : url);

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowOptions extends Partial<Bounds> {
  readonly webPreferences: Readonly<Record<string, unknown>> & { readonly preload: string };
}

interface Surroundings {
  readonly standIn: ElectronStandIn;
  /** Text of the preload script. */
  readonly preload: string;
}

/** Stands for a window: a page of a plain Chromium. */
export class StandInWindow extends EventEmitter {
  readonly webContents: StandInContents;
  #page: Page | undefined;
  #maximised = false;

  constructor(
    readonly options: WindowOptions,
    readonly surroundings: Surroundings,
  ) {
    super();
    this.webContents = new StandInContents(() => this.#page);
  }

  get page(): Page {
    if (!this.#page) throw new Error('The window has loaded nothing yet.');
    return this.#page;
  }

  async loadURL(url: string): Promise<void> {
    const { standIn, preload } = this.surroundings;
    const context = await standIn.browser.newContext({ viewport: { width: 1024, height: 728 } });
    await context.exposeBinding('__invoke', ({ frame }, channel: string, input: unknown) =>
      standIn.handlers.get(channel)?.({ senderFrame: frameAsElectronTells(frame) }, input),
    );
    await context.addInitScript({ content: initScript(preload) });
    this.#page = await context.newPage();
    await context.route('**/*', route => this.#answer(route));
    await this.#page.goto(toShown(url));
    this.emit('ready-to-show');
  }

  async close(): Promise<void> {
    this.emit('close');
    await this.#page?.context().close();
    this.emit('closed');
  }

  show = (): boolean => this.emit('shown');
  maximize = (): void => void (this.#maximised = true);
  isMaximized = (): boolean => this.#maximised;
  isMinimized = (): boolean => false;
  focus = (): boolean => this.emit('focused');
  getNormalBounds = (): Bounds => ({ x: 12, y: 34, width: 1000, height: 700 });

  async #answer(route: Route): Promise<void> {
    const { session } = this.surroundings.standIn;
    const request = route.request();
    const url = toOwn(request.url());
    // A prevented navigation leaves the page as it is.
    if (request.isNavigationRequest() && !this.webContents.allowsNavigation(url)) return route.abort('aborted');
    if (!(await session.mayLoad(url))) return route.abort('blockedbyclient');
    const { statusCode, headers, data } = await session.serve(url, request.method());
    return route.fulfill({ status: statusCode, headers, body: data });
  }
}

class StandInContents extends EventEmitter {
  #open: () => { readonly action: string } = () => ({ action: 'allow' });

  constructor(readonly page: () => Page | undefined) {
    super();
  }

  setWindowOpenHandler = (open: () => { readonly action: string }): void => void (this.#open = open);
  windowOpenAction = (): string => this.#open().action;

  get mainFrame(): unknown {
    const page = this.page();
    return page ? frameAsElectronTells(page.mainFrame()) : null;
  }

  allowsNavigation(url: string): boolean {
    let prevented = false;
    this.emit('will-navigate', { preventDefault: () => (prevented = true) }, url);
    return !prevented;
  }

  send(channel: string, body: unknown): void {
    const script = `__tell(${JSON.stringify(channel)}, ${JSON.stringify(body)})`;
    // A page that closes at this moment hears no more; nobody is to blame.
    this.page()
      ?.evaluate(script)
      .catch(() => undefined);
  }
}

function frameAsElectronTells(frame: Frame): unknown {
  return { url: toOwn(frame.url()), parent: frame.parentFrame() };
}

/** The preload script as a function of `require`, which gives it just as much of `electron` as it may have. */
const initScript = (preload: string): string => `(function (require) {${preload}\n})((${String(limitedRequire)})());`;

/** Runs in the page, before any of its own scripts. */
function limitedRequire(): (name: string) => unknown {
  type Listen = (event: unknown, body: unknown) => void;
  const page = globalThis as unknown as Record<string, unknown>;
  const listeners = new Map<string, Set<Listen>>();
  page['__tell'] = (channel: string, body: unknown): void =>
    listeners.get(channel)?.forEach(listen => listen({}, body));
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: unknown) => (page[name] = api) },
    ipcRenderer: {
      invoke: page['__invoke'],
      on: (channel: string, listen: Listen) =>
        listeners.set(channel, (listeners.get(channel) ?? new Set<Listen>()).add(listen)),
      off: (channel: string, listen: Listen) => listeners.get(channel)?.delete(listen),
    },
  };
  return name => {
    if (name !== 'electron') throw new Error(`A sandboxed preload script can not require ${name}.`);
    return electron;
  };
}
