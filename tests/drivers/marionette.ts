/** The wire of Firefox's Marionette: `length:json` over TCP, `[0, id, command, parameters]` out, `[1, id, error, result]` in. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

type Waiting = { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void };
type Answer = readonly [1, number, { readonly error: string; readonly message: string } | null, unknown];

export class MarionetteConnection {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #unread = Buffer.alloc(0);
  #lastId = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#read(chunk));
    socket.on("close", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("Firefox closed the connection"));
      this.#waiting.clear();
    });
  }

  /** Connects to a Firefox that listens on `port`, and opens a session. */
  static async open(port: number): Promise<MarionetteConnection> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    const connection = new MarionetteConnection(socket);
    await connection.send("WebDriver:NewSession", { capabilities: { alwaysMatch: {} } });
    return connection;
  }

  /** @throws With Firefox's own words, when it refuses. */
  send(command: string, parameters: Readonly<Record<string, Json>> = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const text = JSON.stringify([0, id, command, parameters]);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, chunk]);
    for (;;) {
      const colon = this.#unread.indexOf(":");
      if (colon === -1) return;
      const end = colon + 1 + Number(this.#unread.subarray(0, colon).toString());
      if (this.#unread.length < end) return;
      const message = JSON.parse(this.#unread.subarray(colon + 1, end).toString()) as Answer | object;
      this.#unread = this.#unread.subarray(end);
      // The first message is a greeting, and no answer.
      if (Array.isArray(message)) this.#answer(message as unknown as Answer);
    }
  }

  #answer([, id, error, result]: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
    else waiting?.resolve(result);
  }
}
