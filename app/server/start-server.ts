import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE } from '#app/shared/close-codes.ts';
import type { Placement } from '#models/document/place-model.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { err, ok, type Result } from '#models/result.ts';
import { BoundedWebSocket, connect } from './connection.ts';
import { refuse, type ServerRefusal } from './errors.ts';
import { replaceBoard, seedBoard } from './fill-board.ts';
import { boardOfRequest } from './http/board-address.ts';
import { HostCheck } from './http/host-check.ts';
import { createHttpApp, type Health, hostRefused } from './http/http-app.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { type Log, silentLog } from './log.ts';
import { Rooms } from './room/rooms.ts';
import type { BoardStorage } from './storage/board-storage.ts';
import { LevelStorage } from './storage/level-storage.ts';

const drainPatienceMs = 5_000;

export interface ServerOptions {
  /** Default: 127.0.0.1, which nobody but this machine reaches. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The folder that keeps the boards; created if need be, and used by one server at a time. */
  readonly dataFolder: string;
  /** The built app. Without it the server has rooms and `/healthz` only. */
  readonly rendererFolder?: string;
  /** Names beside loopback and the machine's own addresses under which people may come. Default: none. */
  readonly allowedHosts?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Default: silent. */
  readonly log?: Log;
  /** How long a room without people keeps its document in memory. Default: 30 s. */
  readonly idleMs?: number;
}

/** A server that answers until `close`. */
export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** `host:port`. */
  readonly address: string;
  /** Where a browser finds the app, unless the host means all addresses of the machine. */
  readonly url: string;
  readonly rooms: Rooms;
  /**
   * Puts a model into the room of the board with its id. A board on which anything stands already is left as it is.
   * Reaches disk and members like every edit.
   */
  seedBoard(model: Model): Promise<Placement>;
  /**
   * Makes a board say what a model says. What stood there goes to a board of its own first, whose id is returned;
   * undefined where nothing else stood there.
   */
  replaceBoard(model: Model): Promise<BoardId | undefined>;
  /**
   * Lets nobody in any more, sends everybody away to come back later (1012), puts everything on disk and lets go of
   * port and folder. Returns the boards that the disk would not take within 5 s; their members still hold them.
   */
  close(): Promise<readonly BoardId[]>;
}

/** Starts the rooms over a data folder and listens. A refusal leaves nothing behind. */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer, ServerRefusal>> {
  const storage = await LevelStorage.open(options.dataFolder);
  if (!storage.ok) {
    return storage;
  }
  const started = await startServerOn(storage.value, options);
  if (!started.ok) {
    await storage.value.close();
  }
  return started;
}

/** The same over any storage, which the running server then owns. */
export async function startServerOn(
  storage: BoardStorage,
  options: Omit<ServerOptions, 'dataFolder'>,
): Promise<Result<RunningServer, ServerRefusal>> {
  const { host = '127.0.0.1', log = silentLog, idleMs = 30_000, rendererFolder } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const hostCheck = new HostCheck(options.allowedHosts ?? []);
  const rooms = new Rooms({ storage, limits, log, idleMs });
  let closing: Promise<readonly BoardId[]> | undefined;
  const health = () => healthOf(rooms, closing !== undefined);
  const app = createHttpApp({ hostCheck, log, rendererFolder, health });
  const http = createServer(getRequestListener(app.fetch));
  const sockets = acceptSockets(http, rooms, limits, hostCheck);

  const listening = await listen(http, host, options.port);
  if (!listening.ok) {
    return listening;
  }
  const { port } = listening.value;
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  log({ level: 'info', area: 'server', event: 'started', address });

  async function closeAll(): Promise<readonly BoardId[]> {
    const unsaved = await rooms.drain(drainPatienceMs);
    await closeHttp(http, sockets);
    await storage.close();
    log({ level: 'info', area: 'server', event: 'stopped', unsavedBoards: unsaved.length });
    return unsaved;
  }

  return ok({
    host,
    port,
    address,
    url: `http://${address}/`,
    rooms,
    seedBoard: (model) => seedBoard(rooms, model),
    replaceBoard: (model) => replaceBoard(rooms, model),
    close: () => {
      closing ??= closeAll();
      return closing;
    },
  });
}

function healthOf(rooms: Rooms, draining: boolean): Health {
  const { storageFailing, boards, members } = rooms.status;
  const working = storageFailing ? 'storage-failing' : 'ok';
  return {
    status: draining ? 'draining' : working,
    boards,
    members,
    uptimeSeconds: Math.round(process.uptime()),
  };
}

function acceptSockets(http: Server, rooms: Rooms, limits: Limits, hostCheck: HostCheck): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxFrameBytes,
    WebSocket: BoundedWebSocket,
  });
  http.on('upgrade', (request, socket, head) => {
    const { localAddress } = request.socket;
    const { host, origin } = request.headers;
    if (!hostCheck.allowsHost(host, localAddress) || !hostCheck.allowsOrigin(origin, localAddress)) {
      refuseUpgrade(socket);
    } else {
      sockets.handleUpgrade(request, socket, head, (webSocket) => admit(webSocket, request, rooms, limits));
    }
  });
  return sockets;
}

function admit(socket: WebSocket, request: IncomingMessage, rooms: Rooms, limits: Limits): void {
  const board = boardOfRequest(request.url);
  const room = board === undefined ? undefined : rooms.enter(board);
  if (room !== undefined) {
    connect(socket, room, limits);
  } else {
    // A browser is told no HTTP status of a refused upgrade, but it is told why an accepted one closes.
    const { code, reason } = board === undefined ? CLOSE.notABoard : CLOSE.restarting;
    socket.on('error', () => {});
    socket.close(code, reason);
  }
}

function refuseUpgrade(socket: Duplex): void {
  const body = Buffer.from(hostRefused);
  socket.on('error', () => {});
  const head = ['HTTP/1.1 403 Forbidden', 'Connection: close', 'Content-Type: text/plain'];
  socket.end(`${head.join('\r\n')}\r\nContent-Length: ${body.byteLength}\r\n\r\n${hostRefused}`);
}

function listen(http: Server, host: string, port: number): Promise<Result<AddressInfo, ServerRefusal>> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      switch (error.code) {
        case 'EADDRINUSE':
          return resolve(err(refuse('port-in-use', host, port)));
        case 'EACCES':
          return resolve(err(refuse('port-not-allowed', host, port)));
        case 'EADDRNOTAVAIL':
        case 'ENOTFOUND':
        case 'EAI_AGAIN':
          return resolve(err(refuse('address-not-available', host)));
        default:
          return reject(error);
      }
    });
    http.listen(port, host, () => resolve(ok(http.address() as AddressInfo)));
  });
}

const closePatienceMs = 1_000;
const closeIdleEveryMs = 20;

/** Waits for sockets to say goodbye, but not for those that do not. */
async function closeHttp(http: Server, sockets: WebSocketServer): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  // A connection whose answer is just being read is not idle yet, and Node looks only once.
  const idling = setInterval(() => http.closeIdleConnections(), closeIdleEveryMs);
  const patience = setTimeout(() => {
    for (const socket of sockets.clients) {
      socket.terminate();
    }
    http.closeAllConnections();
  }, closePatienceMs);
  await closed;
  clearInterval(idling);
  clearTimeout(patience);
  sockets.close();
}
