import type { Refusal } from '#models/result.ts';

/** What the server refuses to start with: code -> what happened, what to do, what is safe. */
const REFUSALS = {
  'port-in-use': (host: string, port: number) =>
    `Port ${port} on ${host} is used by another program, perhaps by another Stormwright. ` +
    'Close that program or choose another port; port 0 takes any free one. Your boards are unchanged.',
  'port-not-allowed': (host: string, port: number) =>
    `This user may not listen on port ${port} of ${host}. Choose a port above 1023. Your boards are unchanged.`,
  'address-not-available': (host: string) =>
    `${host} is not an address of this machine. Choose 127.0.0.1 for this machine alone, 0.0.0.0 for the whole ` +
    'network, or one of its own addresses. Your boards are unchanged.',
  'data-folder-locked': (folder: string) =>
    `The data folder ${folder} is in use by another Stormwright. Close that one, or start this one with another ` +
    'data folder. Nothing was written; your boards are unchanged.',
  'data-folder-not-writable': (folder: string, detail: string) =>
    `The data folder ${folder} cannot be written (${detail}). Make it writable or choose another data folder. ` +
    'Nothing was written.',
  'data-folder-damaged': (folder: string, detail: string) =>
    `The data folder ${folder} is damaged (${detail}). Keep a copy of it, then start with another data folder and ` +
    'open your board files there. Nothing was written over it.',
  'data-folder-too-new': (folder: string, format: string) =>
    `The data folder ${folder} was written by a newer Stormwright (format ${format}). Start that version, or choose ` +
    'another data folder. Nothing was written; your boards are unchanged.',
} as const satisfies Record<string, (...details: never[]) => string>;

export type ServerRefusalCode = keyof typeof REFUSALS;

export interface ServerRefusal extends Refusal {
  readonly code: ServerRefusalCode;
}

/** A refusal with the message that the catalog has for its code. */
export function refuse<Code extends ServerRefusalCode>(
  code: Code,
  ...details: Parameters<(typeof REFUSALS)[Code]>
): ServerRefusal {
  const message = REFUSALS[code] as (...details: Parameters<(typeof REFUSALS)[Code]>) => string;
  return { code, message: message(...details) };
}
