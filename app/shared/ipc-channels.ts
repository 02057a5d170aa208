/** What a window may ask the desktop shell. Apart from the contract, so that the preload script stays small. */
export const CHANNELS = [
  'board-file:open',
  'board-file:save',
  'code:plan',
  'code:write',
  'code:cancel',
  'sharing:read',
  'sharing:set',
] as const;

export type Channel = (typeof CHANNELS)[number];

/** What the shell tells its windows unasked. */
const NEWS = ['sharing:changed', 'code:progress', 'server:failed'] as const;

export type News = (typeof NEWS)[number];

export const isChannel = (text: string): text is Channel => (CHANNELS as readonly string[]).includes(text);

export const isNews = (text: string): text is News => (NEWS as readonly string[]).includes(text);
