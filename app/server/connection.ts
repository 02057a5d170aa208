import { type RawData, WebSocket } from 'ws';
import { CLOSE, type CloseReason } from '#app/shared/close-codes.ts';
import type { Limits } from './limits.ts';
import { RateLimit } from './rate-limit.ts';
import type { Member } from './room/member.ts';
import type { Room } from './room/room.ts';

const keepAliveMs = 20_000;
const probeMs = 2_000;
const goodbyeMs = 2_000;
// Presence is worth nothing to somebody who still waits for the document.
const maxUnsentForLossyBytes = 64 * 1024;
const messageTooBigOfWs = 1009;
// An awareness message about nobody. A client without an awareness state of its own hears nothing else in a still
// room and would take the connection for dead after 30 s.
const signOfLife = Uint8Array.of(1, 1, 0);

/** A server-side socket that ends an over-long message with our final code, so that clients do not send it again. */
export class BoundedWebSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === messageTooBigOfWs) {
      super.close(CLOSE.messageTooBig.code, CLOSE.messageTooBig.reason);
    } else {
      super.close(code, reason);
    }
  }
}

/** Seats a socket in a room for as long as both last. */
export function connect(socket: WebSocket, room: Room, limits: Limits): void {
  const member = new Connection(socket, limits);
  const rate = new RateLimit(limits.framesPerSecond, limits.frameBurst);
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (!rate.allow()) {
      room.expel(member, CLOSE.tooFast);
    } else {
      room.receive(member, isBinary ? toBytes(data) : new Uint8Array());
    }
  });
  socket.on('close', () => {
    member.stop();
    room.leave(member);
  });
  // A protocol error of the other side; `close` follows.
  socket.on('error', () => {});
  room.join(member);
}

class Connection implements Member {
  readonly #socket: WebSocket;
  readonly #limits: Limits;
  readonly #keepAlive: NodeJS.Timeout;
  #probe: NodeJS.Timeout | undefined;
  #goodbye: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, limits: Limits) {
    this.#socket = socket;
    this.#limits = limits;
    this.#keepAlive = setInterval(() => {
      this.send(signOfLife);
      this.#expectPongWithin(keepAliveMs / 2);
    }, keepAliveMs);
    this.#keepAlive.unref();
    socket.on('pong', () => this.#stopProbing());
  }

  send(frame: Uint8Array): void {
    if (this.#socket.readyState !== WebSocket.OPEN) {
      return;
    }
    if (this.#socket.bufferedAmount > this.#limits.maxUnsentBytes) {
      this.close(CLOSE.tooSlow);
    } else {
      this.#socket.send(frame);
    }
  }

  sendLossy(frame: Uint8Array): void {
    if (this.#socket.bufferedAmount <= maxUnsentForLossyBytes) {
      this.send(frame);
    }
  }

  close(reason: CloseReason): void {
    this.#socket.close(reason.code, reason.reason);
    // Who does not read does not say goodbye either.
    this.#goodbye ??= setTimeout(() => this.#socket.terminate(), goodbyeMs);
  }

  probe(): void {
    this.#expectPongWithin(probeMs);
  }

  stop(): void {
    clearInterval(this.#keepAlive);
    clearTimeout(this.#goodbye);
    this.#stopProbing();
  }

  #expectPongWithin(milliseconds: number): void {
    if (this.#probe === undefined && this.#socket.readyState === WebSocket.OPEN) {
      this.#socket.ping();
      this.#probe = setTimeout(() => this.#socket.terminate(), milliseconds);
    }
  }

  #stopProbing(): void {
    clearTimeout(this.#probe);
    this.#probe = undefined;
  }
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) {
    return Buffer.concat(data);
  }
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
