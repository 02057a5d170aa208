import type { Doc } from 'yjs';
import { CLOSE, type CloseReason } from '#app/shared/close-codes.ts';
import { describeError } from '#app/shared/describe-error.ts';
import { encodeDurability } from '#app/shared/sync-protocol.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { assertNever } from '#models/result.ts';
import type { Limits } from '../limits.ts';
import type { Log, LogEntry } from '../log.ts';
import type { BoardStorage } from '../storage/board-storage.ts';
import { DurableLog } from './durable-log.ts';
import { type Frame, parseFrame } from './frame.ts';
import type { Member } from './member.ts';
import { People } from './people.ts';
import { RoomDocument, updateFrame } from './room-document.ts';

/**
 * - `loading`: storage is being read. Members may join and speak; what they say waits in order. Nothing is answered.
 * - `open`: the document is complete; members are served.
 * - `draining`: nobody may join or write any more; what was written goes to disk.
 * - `closed`: nothing is held any more. Terminal.
 */
type RoomState =
  | { readonly state: 'loading'; readonly waiting: { readonly member: Member; readonly bytes: Uint8Array }[] }
  | { readonly state: 'open'; readonly document: RoomDocument }
  | { readonly state: 'draining'; readonly document: RoomDocument }
  | { readonly state: 'closed' };

export interface RoomOptions {
  readonly board: BoardId;
  readonly storage: BoardStorage;
  readonly limits: Limits;
  readonly log: Log;
  /** How long an empty room keeps its document in memory. */
  readonly idleMs: number;
  /** Called once, when the room has let go of everything. */
  readonly onClosed: () => void;
}

/**
 * One board and the people on it: an actor that takes one message at a time. Its behaviour is numbered in
 * `app/server/SPEC.md`.
 */
export class Room {
  readonly board: BoardId;
  /** Resolves when the room is open, or when loading has failed and it is closed. */
  readonly loaded: Promise<void>;
  readonly #options: RoomOptions;
  readonly #log: DurableLog;
  readonly #people = new People();
  #state: RoomState = { state: 'loading', waiting: [] };
  #idleTimer: NodeJS.Timeout | undefined;
  /** What could not be read must stay on disk, so nothing may take its place. */
  #mayCompact = true;

  constructor(options: RoomOptions) {
    this.#options = options;
    this.board = options.board;
    this.#log = new DurableLog(options.board, options.storage, (trouble) => this.#storageTrouble(trouble));
    this.loaded = this.#load();
  }

  get state(): RoomState['state'] {
    return this.#state.state;
  }

  get members(): number {
    return this.#people.size;
  }

  /** Whether storage refuses what this room writes. */
  get storageFailing(): boolean {
    return this.#log.failing;
  }

  join(member: Member): void {
    if (this.#state.state === 'draining' || this.#state.state === 'closed') {
      member.close(CLOSE.restarting);
    } else if (this.#people.size >= this.#options.limits.maxMembers) {
      member.close(CLOSE.roomFull);
    } else {
      clearTimeout(this.#idleTimer);
      this.#people.add(member);
      if (this.#state.state === 'open') {
        this.#welcome(member, this.#state.document);
      }
    }
  }

  /** The connection is gone. May be called for somebody who has left already. */
  leave(member: Member): void {
    if (this.#people.remove(member) && this.#people.size === 0) {
      this.#startIdling();
    }
  }

  /** Sends a member away and tells it why. */
  expel(member: Member, reason: CloseReason): void {
    const level = reason === CLOSE.restarting ? 'info' : 'warn';
    this.#report({ level, event: 'member-sent-away', code: reason.code, reason: reason.reason });
    this.leave(member);
    member.close(reason);
  }

  /** Takes one frame from a member, which may be lying about everything. */
  receive(member: Member, bytes: Uint8Array): void {
    if (!this.#people.has(member)) {
      return;
    }
    if (this.#state.state === 'loading') {
      const waitingBytes = this.#people.countWaiting(member, bytes.byteLength);
      if (waitingBytes > this.#options.limits.maxWaitingBytes) {
        this.expel(member, CLOSE.tryLater);
      } else {
        this.#state.waiting.push({ member, bytes });
      }
    } else if (this.#state.state === 'open') {
      this.#serveBytes(member, bytes, this.#state.document);
    }
  }

  /**
   * Changes the document on the server's own behalf, once it is loaded; the change reaches disk and members like
   * everybody's. Returns false when the room has closed instead.
   */
  async edit(change: (doc: Doc) => void): Promise<boolean> {
    await this.loaded;
    if (this.#state.state !== 'open') {
      return false;
    }
    const update = this.#state.document.edit(change);
    if (update !== undefined) {
      this.#keep(update, this.#state.document);
    }
    return true;
  }

  /**
   * Sends everybody away, to come back later, and puts everything on disk. Resolves to false when the disk would not
   * take it within `patienceMs`.
   */
  async drain(patienceMs: number): Promise<boolean> {
    await this.loaded;
    if (this.#state.state !== 'open') {
      return this.#log.clean;
    }
    this.#state = { state: 'draining', document: this.#state.document };
    for (const member of this.#people.all) {
      this.expel(member, CLOSE.restarting);
    }
    const clean = await this.#log.durableWithin(patienceMs);
    this.#close();
    return clean;
  }

  async #load(): Promise<void> {
    const started = performance.now();
    let updates: Uint8Array[];
    try {
      updates = await this.#options.storage.load(this.board);
    } catch (error) {
      this.#report({ level: 'error', event: 'load-failed', reason: describeError(error) });
      for (const member of this.#people.all) {
        this.expel(member, CLOSE.tryLater);
      }
      this.#close();
      return;
    }
    const document = new RoomDocument();
    const unreadable = document.load(updates);
    this.#mayCompact = unreadable === 0;
    this.#log.loaded(updates);
    this.#report({
      level: unreadable === 0 ? 'info' : 'error',
      event: 'board-opened',
      bytes: document.bytes,
      updates: updates.length,
      unreadable,
      milliseconds: Math.round(performance.now() - started),
    });
    this.#open(document);
  }

  #open(document: RoomDocument): void {
    const waiting = this.#state.state === 'loading' ? this.#state.waiting : [];
    this.#state = { state: 'open', document };
    for (const member of this.#people.all) {
      this.#welcome(member, document);
    }
    for (const { member, bytes } of waiting) {
      this.receive(member, bytes);
    }
    if (this.#people.size === 0) {
      this.#startIdling();
    }
  }

  /** The question goes out first: whoever has the answer to its own has then sent all that the room lacked. */
  #welcome(member: Member, document: RoomDocument): void {
    member.send(document.question());
    this.#people.introduce(member);
  }

  #serveBytes(member: Member, bytes: Uint8Array, document: RoomDocument): void {
    const frame = parseFrame(bytes);
    if (frame === undefined) {
      this.expel(member, CLOSE.malformed);
      return;
    }
    try {
      this.#serve(member, frame, document);
    } catch (error) {
      // A bug, ours or Yjs's: it must not end the process and with it everybody's session.
      this.#report({
        level: 'error',
        event: 'message-crashed',
        kind: frame.kind,
        reason: describeError(error),
      });
      this.expel(member, CLOSE.malformed);
    }
  }

  #serve(member: Member, frame: Frame, document: RoomDocument): void {
    switch (frame.kind) {
      case 'sync-question': {
        const answer = document.answer(frame.stateVector);
        if (answer === undefined) {
          this.expel(member, CLOSE.malformed);
        } else {
          member.send(answer);
        }
        return;
      }
      case 'update':
        this.#takeUpdate(member, frame.update, document);
        return;
      case 'awareness':
        this.#people.takeAwareness(member, frame.entries.filter(this.#isModest));
        return;
      case 'awareness-question':
        this.#people.answerWhoIsHere(member);
        return;
      case 'durability-question':
        this.#greet(member);
        this.#log.whenDurable(() => member.send(encodeDurability({ kind: 'durable', point: frame.point })));
        return;
      case 'presence':
        this.#greet(member);
        if (frame.payload.byteLength <= this.#options.limits.maxPresenceBytes) {
          this.#people.takePresence(member, frame.payload);
        }
        return;
      case 'unknown':
        return;
      default:
        assertNever(frame);
    }
  }

  #isModest = ({ state }: { readonly state: string }): boolean =>
    state.length <= this.#options.limits.maxAwarenessBytes;

  /** From its first message of ours on, a member hears ours. */
  #greet(member: Member): void {
    if (this.#people.markSpeaksOurs(member) && this.#log.failing) {
      member.send(encodeDurability({ kind: 'storage-failed' }));
    }
  }

  #takeUpdate(member: Member, update: Uint8Array, document: RoomDocument): void {
    if (!this.#hasRoomFor(update, document)) {
      this.expel(member, CLOSE.boardFull);
      return;
    }
    const { readable, change } = document.apply(update);
    if (change !== undefined) {
      this.#keep(change, document, member);
    }
    if (!readable) {
      this.expel(member, CLOSE.malformed);
    }
  }

  #hasRoomFor(update: Uint8Array, document: RoomDocument): boolean {
    const limit = this.#options.limits.maxBoardBytes;
    if (document.bytes + update.byteLength <= limit) {
      return true;
    }
    // The running size counts what has since been overwritten or deleted; only a snapshot tells the true one.
    return document.snapshot().byteLength + update.byteLength <= limit;
  }

  #keep(update: Uint8Array, document: RoomDocument, from?: Member): void {
    this.#log.write(update);
    this.#people.sendToAll(updateFrame(update), from);
    if (this.#mayCompact && this.#log.needsCompaction && !this.#log.failing) {
      void this.#compact(document);
    }
  }

  async #compact(document: RoomDocument): Promise<void> {
    try {
      await this.#log.compact(() => document.snapshot());
      this.#report({ level: 'info', event: 'board-compacted', bytes: document.bytes });
    } catch (error) {
      // Nothing is lost: the single updates are still there, and the next round tries again.
      this.#report({ level: 'warn', event: 'compaction-failed', reason: describeError(error) });
    }
  }

  #storageTrouble(trouble: unknown): void {
    const failing = trouble !== undefined;
    if (failing) {
      this.#report({ level: 'error', event: 'storage-failed', reason: describeError(trouble) });
    } else {
      this.#report({ level: 'info', event: 'storage-recovered' });
    }
    this.#people.sendToSpeakersOfOurs(
      encodeDurability({ kind: failing ? 'storage-failed' : 'storage-recovered' }),
    );
  }

  #startIdling(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => this.#closeIfIdle(), this.#options.idleMs);
    this.#idleTimer.unref();
  }

  #closeIfIdle(): void {
    if (this.#state.state !== 'open' || this.#people.size > 0) {
      return;
    }
    if (this.#log.clean) {
      this.#close();
    } else {
      this.#log.whenDurable(() => this.#closeIfIdle());
    }
  }

  #close(): void {
    if (this.#state.state === 'open' || this.#state.state === 'draining') {
      this.#state.document.destroy();
    }
    this.#state = { state: 'closed' };
    clearTimeout(this.#idleTimer);
    this.#people.stop();
    this.#log.stop();
    this.#report({ level: 'info', event: 'board-closed' });
    this.#options.onClosed();
  }

  #report(entry: Omit<LogEntry, 'area'> & Pick<LogEntry, 'level' | 'event'>): void {
    this.#options.log({ ...entry, area: 'server:room', board: this.board });
  }
}
