import { z } from 'zod';
import { MAX_BOARD_FILE_BYTES } from './board-file-limit.ts';
import type { Channel, News } from './ipc-channels.ts';

/** Text that a window sends: bounded, because a window that shows a hostile page may send anything. */
const boardText = z.string().max(MAX_BOARD_FILE_BYTES);
const fileName = z.string().max(200);

/** A file the person chose in a dialog. The window knows it by this handle, never by a path it could make up. */
const fileHandle = z.uuid();

/** What would be done to a folder that the person chose; the window cannot make one up. */
const planHandle = z.uuid();

/** Answers to a question that people may call off. */
const cancelled = z.object({ kind: z.literal('cancelled') });
const refused = z.object({ kind: z.literal('refused'), code: z.string(), message: z.string() });

const sharing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('this-machine-only') }),
  z.object({ kind: z.literal('on-the-network'), addresses: z.array(z.string()) }),
]);

/** Whether others on the network can reach the boards of this machine, and where. */
export type Sharing = z.infer<typeof sharing>;

/**
 * Everything a window may ask the desktop shell, by channel. Both ends parse what they get: the shell because the
 * window may lie, the window because the two may be of different versions.
 */
export const IPC_CONTRACT = {
  'board-file:open': {
    request: z.object({}),
    response: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('opened'), file: fileHandle, name: z.string(), text: z.string() }),
      cancelled,
      refused,
    ]),
  },
  'board-file:save': {
    /** Without `file` the person is asked where; with it the text goes where that file is. */
    request: z.object({ file: fileHandle.optional(), suggestedName: fileName, text: boardText }),
    response: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), file: fileHandle, name: z.string() }),
      cancelled,
      refused,
    ]),
  },
  'code:plan': {
    /** The board as its file's text; the person is asked for the folder. Nothing is written. */
    request: z.object({
      text: boardText,
      contexts: z.array(z.string().max(1_000)).max(1_000).optional(),
      force: z.boolean(),
    }),
    response: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('planned'),
        plan: planHandle,
        folder: z.string(),
        /** Paths below the folder. */
        written: z.array(z.string()),
        deleted: z.array(z.string()),
        /** Files that developers have made their own. */
        kept: z.array(z.string()),
        unchanged: z.int(),
      }),
      cancelled,
      refused,
    ]),
  },
  'code:write': {
    /** Does what a plan said, if nobody has changed the folder in the meantime. */
    request: z.object({ plan: planHandle }),
    response: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('written'),
        folder: z.string(),
        written: z.int(),
        deleted: z.int(),
        unchanged: z.int(),
      }),
      cancelled,
      refused,
    ]),
  },
  'code:cancel': { request: z.object({}), response: z.object({ kind: z.literal('done') }) },
  'sharing:read': { request: z.object({}), response: sharing },
  'sharing:set': {
    request: z.object({ onTheNetwork: z.boolean() }),
    response: z.union([sharing, refused]),
  },
} as const satisfies Record<Channel, { readonly request: z.ZodType; readonly response: z.ZodType }>;

export type Request<Name extends Channel> = z.infer<(typeof IPC_CONTRACT)[Name]['request']>;
export type Response<Name extends Channel> = z.infer<(typeof IPC_CONTRACT)[Name]['response']>;

/** What the shell tells its windows unasked. */
export const IPC_NEWS = {
  'sharing:changed': sharing,
  'code:progress': z.object({ step: z.enum(['check', 'plan', 'print', 'verify', 'write']) }),
  /** The room server went down and did not come back. */
  'server:failed': z.object({ message: z.string() }),
} as const satisfies Record<News, z.ZodType>;

export type NewsOf<Name extends News> = z.infer<(typeof IPC_NEWS)[Name]>;
