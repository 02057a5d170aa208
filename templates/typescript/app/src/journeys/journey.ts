/**
 * A way through the running contexts, from one person's wish to the next, as the team tells it. Texts such as "{order}",
 * in addresses, bodies and rows, stand for the ids of things that earlier steps have named.
 */
export interface Journey {
  readonly name: string;
  readonly description?: string;
  readonly steps: readonly JourneyStep[];
}

export type JourneyStep = Wish | Answer | Pause | Look;

/** Somebody issues a command. */
export interface Wish {
  readonly kind: 'wish';
  readonly who?: string;
  readonly what: string;
  readonly path: string;
  readonly body: JourneyJson;
  readonly leadsTo: Outcome | { readonly refusal: string };
}

/** How an external system answers the next time it is asked. */
export interface Answer {
  readonly kind: 'answer';
  readonly who: string;
  readonly what: string;
  readonly path: string;
  readonly body: JourneyJson;
}

/** Time passes: an ISO 8601 duration. */
export interface Pause {
  readonly kind: 'pause';
  readonly duration: string;
  readonly leadsTo: Outcome;
}

/** Somebody looks at a read model and sees exactly these rows, in any order; of each row the named fields. */
export interface Look {
  readonly kind: 'look';
  readonly what: string;
  readonly path: string;
  readonly rows: readonly JourneyJson[];
}

/** What happens, at once or through policies, in whatever context; and what must not have happened when all is quiet. */
export interface Outcome {
  readonly events: readonly { readonly name: string; readonly as?: string }[];
  readonly never?: readonly string[];
}

export type JourneyJson =
  | string
  | number
  | boolean
  | null
  | readonly JourneyJson[]
  | { readonly [key: string]: JourneyJson };
