import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type * as vscode from 'vscode';

/** The extension host of one window, as seen from a story. */
export interface ExtensionHost {
  readonly version: string;
  /**
   * Runs a function inside the extension host. Its source is sent, so it may use its two parameters and nothing else around it;
   * argument and result travel as JSON.
   */
  evaluate<Result, Argument = undefined>(
    run: (api: typeof vscode, argument: Argument) => Result | PromiseLike<Result>,
    argument?: Argument,
  ): Promise<Awaited<Result>>;
}

/** Stands for whichever extension host a window has now: a reload brings a new one. */
export function followHost(current: () => ExtensionHost): ExtensionHost {
  return {
    get version() {
      return current().version;
    },
    evaluate: (run, argument) => current().evaluate(run, argument),
  };
}

interface Task {
  readonly id: number;
  readonly source: string;
  readonly argument: unknown;
}

interface Pending {
  done(value: unknown): void;
  fail(error: Error): void;
}

interface Message {
  readonly window: number;
  readonly folder: string;
  readonly version: string;
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Milliseconds that one function may take in the extension host. */
const EVALUATION_DEADLINE = 60_000;

/** Tasks for one window, fetched by its suite one after the other with a request that is held open. */
class WindowChannel implements ExtensionHost {
  readonly version: string;
  readonly #tasks: Task[] = [];
  readonly #pending = new Map<number, Pending>();
  #next = 1;
  #waiting: ServerResponse | undefined;
  #closed = false;

  constructor(version: string) {
    this.version = version;
  }

  async evaluate<Result, Argument = undefined>(
    run: (api: typeof vscode, argument: Argument) => Result | PromiseLike<Result>,
    argument?: Argument,
  ): Promise<Awaited<Result>> {
    if (this.#closed) throw new Error('This window has been reloaded or closed.');
    const id = this.#next++;
    this.#tasks.push({ id, source: run.toString(), argument });
    this.#serve();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((done, fail) => {
        timer = setTimeout(
          () => fail(new Error(`No answer from the extension host within ${EVALUATION_DEADLINE / 1000} s.`)),
          EVALUATION_DEADLINE,
        );
        this.#pending.set(id, { done, fail });
      });
    } finally {
      clearTimeout(timer);
      this.#pending.delete(id);
    }
  }

  poll(response: ServerResponse): void {
    this.#waiting = response;
    this.#serve();
  }

  settle({ id, value, error }: Message): void {
    const pending = this.#pending.get(id);
    if (error === undefined) pending?.done(value);
    else pending?.fail(new Error(`In the extension host: ${error}`));
  }

  close(): void {
    this.#closed = true;
    this.#waiting?.end(JSON.stringify({ stop: true }));
    this.#waiting = undefined;
    for (const pending of this.#pending.values()) pending.fail(new Error('The window went away while it was asked.'));
  }

  #serve(): void {
    const response = this.#waiting;
    if (response === undefined) return;
    const task = this.#tasks.shift();
    if (task === undefined) return;
    this.#waiting = undefined;
    response.end(JSON.stringify(task));
  }
}

/** The story's end of the channel: a server on loopback behind a random path, which the suite in each extension host calls. */
export class Bridge {
  readonly #token = randomBytes(16).toString('hex');
  readonly #server: Server;
  readonly #windows = new Map<number, WindowChannel>();
  /** By workspace folder: whoever waits for a window to come up. */
  readonly #arrivals = new Map<string, (window: WindowChannel) => void>();
  #next = 1;

  constructor() {
    this.#server = createServer((request, response) => void this.#receive(request, response));
  }

  async listen(): Promise<string> {
    await new Promise<void>(done => this.#server.listen(0, '127.0.0.1', done));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/${this.#token}`;
  }

  /** The next extension host that opens `folder`. Call it before the window is opened. */
  async arrival(folder: string, deadline: number): Promise<ExtensionHost & { close(): void }> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<WindowChannel>((done, fail) => {
        timer = setTimeout(() => fail(new Error(`No extension host for ${folder} within ${deadline / 1000} s.`)), deadline);
        this.#arrivals.set(folder, done);
      });
    } finally {
      clearTimeout(timer);
      this.#arrivals.delete(folder);
    }
  }

  async close(): Promise<void> {
    for (const window of this.#windows.values()) window.close();
    this.#server.closeAllConnections();
    await new Promise<void>(done => this.#server.close(() => done()));
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, verb] = (request.url ?? '').split('/');
    if (token !== this.#token) {
      response.writeHead(403).end();
      return;
    }
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
    const message = JSON.parse(text) as Message;
    if (verb === 'hello') {
      const id = this.#next++;
      const window = new WindowChannel(message.version);
      this.#windows.set(id, window);
      response.end(JSON.stringify({ window: id }));
      this.#arrivals.get(message.folder)?.(window);
      return;
    }
    const window = this.#windows.get(message.window);
    if (verb === 'next' && window !== undefined) {
      window.poll(response);
      return;
    }
    window?.settle(message);
    response.end('{}');
  }
}
