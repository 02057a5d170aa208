/** The session in which a kind first makes sense; the palette and the findings follow it. */
export type Level = 'big-picture' | 'process' | 'design' | 'any';

interface KindFacts {
  /** What people see until their legend says otherwise. */
  readonly label: string;
  /** One or two characters in the sticky's corner, so that the kind does not rest on colour. */
  readonly letter: string;
  /** The key that adds one. */
  readonly shortcut: string;
  readonly level: Level;
  /** Width and height in board units for an element without a size of its own. */
  readonly size: readonly [width: number, height: number];
  /** How the text should read, in the words of a facilitator. */
  readonly hint: string;
}

/** Everything that can stand on a board, keyed by its lasting kind id. */
export const KINDS = {
  event: {
    label: 'Domain event',
    letter: 'E',
    shortcut: 'e',
    level: 'big-picture',
    size: [160, 120],
    hint: 'Something that happened, in the past tense: "Order Placed"',
  },
  command: {
    label: 'Command',
    letter: 'C',
    shortcut: 'c',
    level: 'process',
    size: [160, 120],
    hint: 'A wish to change something, as an order: "Place Order"',
  },
  actor: {
    label: 'Actor',
    letter: 'A',
    shortcut: 'a',
    level: 'big-picture',
    size: [120, 72],
    hint: 'Who decides, as a role: "Customer"',
  },
  policy: {
    label: 'Policy',
    letter: 'P',
    shortcut: 'p',
    level: 'process',
    size: [200, 120],
    hint: 'A reaction: "Whenever an order is placed, collect the payment"',
  },
  'external-system': {
    label: 'External system',
    letter: 'X',
    shortcut: 'x',
    level: 'big-picture',
    size: [200, 120],
    hint: 'Something outside our control, by its name',
  },
  'read-model': {
    label: 'Read model',
    letter: 'R',
    shortcut: 'r',
    level: 'process',
    size: [160, 120],
    hint: 'What someone needs to see to decide',
  },
  aggregate: {
    label: 'Rules kept together',
    letter: 'G',
    shortcut: 'g',
    level: 'design',
    size: [240, 160],
    hint: 'The thing whose rules must always hold, named last',
  },
  hotspot: {
    label: 'Hotspot',
    letter: 'H',
    shortcut: 'h',
    level: 'big-picture',
    size: [140, 140],
    hint: 'A question, a conflict, a pain',
  },
  opportunity: {
    label: 'Opportunity',
    letter: 'O',
    shortcut: 'o',
    level: 'big-picture',
    size: [140, 120],
    hint: 'An idea worth keeping',
  },
  text: {
    label: 'Text',
    letter: 'T',
    shortcut: 't',
    level: 'any',
    size: [240, 80],
    hint: 'A note on the wall',
  },
  frame: {
    label: 'Frame',
    letter: 'F',
    shortcut: 'f',
    level: 'any',
    size: [960, 640],
    hint: 'An area of the wall; the frame of a bounded context when it names one',
  },
  image: {
    label: 'Image',
    letter: 'I',
    shortcut: 'i',
    level: 'any',
    size: [240, 180],
    hint: 'A picture on the wall',
  },
} as const satisfies Record<string, KindFacts>;

export type ElementKind = keyof typeof KINDS;

/** The kinds that are stickies: they carry meaning, take relations and belong to a context. */
export type StickyKind = Exclude<ElementKind, 'text' | 'frame' | 'image'>;

export const ELEMENT_KINDS = Object.keys(KINDS) as readonly ElementKind[];

/** What a team calls a kind: its legend says, or the name that the kind comes with. */
export function nameKind(
  kind: ElementKind,
  legend: Readonly<Partial<Record<ElementKind, string>>> | undefined,
): string {
  return legend?.[kind] || KINDS[kind].label;
}

export function isStickyKind(kind: ElementKind): kind is StickyKind {
  return kind !== 'text' && kind !== 'frame' && kind !== 'image';
}

export const STICKY_KINDS = ELEMENT_KINDS.filter(isStickyKind);
