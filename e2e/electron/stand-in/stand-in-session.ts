interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly data: Buffer;
}

type Serve = (request: { readonly url: string; readonly method: string }, respond: (answer: Answer) => void) => void;
type Guard = (request: { readonly url: string }, decide: (answer: { readonly cancel: boolean }) => void) => void;
type Decide = (contents: unknown, permission: string, decide: (granted: boolean) => void) => void;

/** What the main program tells Electron's session, kept so that a test can ask it. */
export class StandInSession {
  readonly #served = new Map<string, Serve>();
  #guard: Guard = (_request, decide) => decide({ cancel: false });
  #decide: Decide = (_contents, _permission, decide) => decide(true);
  #check: () => boolean = () => true;
  #device: () => boolean = () => true;

  readonly protocol = {
    registerBufferProtocol: (scheme: string, serve: Serve): void => void this.#served.set(scheme, serve),
  };
  readonly webRequest = { onBeforeRequest: (guard: Guard): void => void (this.#guard = guard) };
  readonly setPermissionRequestHandler = (decide: Decide): void => void (this.#decide = decide);
  readonly setPermissionCheckHandler = (check: () => boolean): void => void (this.#check = check);
  readonly setDevicePermissionHandler = (device: () => boolean): void => void (this.#device = device);
  readonly setSpellCheckerEnabled = (): void => undefined;

  /** Whether a page may ask for this address. */
  mayLoad(url: string): Promise<boolean> {
    return new Promise(resolve => this.#guard({ url }, ({ cancel }) => resolve(!cancel)));
  }

  /** What the program's own protocol answers. */
  serve(url: string, method: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const serve = this.#served.get(new URL(url).protocol.slice(0, -1));
      if (serve) serve({ url, method }, resolve);
      else reject(new Error(`Nobody serves ${url}.`));
    });
  }

  /** All the ways in which a permission could be given. */
  async permissions(permission: string): Promise<boolean[]> {
    const requested = await new Promise<boolean>(resolve => this.#decide({}, permission, resolve));
    return [requested, this.#check(), this.#device()];
  }
}
