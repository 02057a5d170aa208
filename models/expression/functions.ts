interface FunctionFacts {
  /** How it is written, for messages. */
  readonly usage: string;
  readonly minArguments: number;
  readonly maxArguments: number;
}

/** The functions of the rule language. There are no others, and no expression can add one. */
export const FUNCTIONS = {
  size: { usage: 'size(list) or size(text)', minArguments: 1, maxArguments: 1 },
  some: { usage: 'some(list, item => ...)', minArguments: 2, maxArguments: 2 },
  every: { usage: 'every(list, item => ...)', minArguments: 2, maxArguments: 2 },
  count: { usage: 'count(list, item => ...)', minArguments: 2, maxArguments: 2 },
  sum: { usage: 'sum(list) or sum(list, item => ...)', minArguments: 1, maxArguments: 2 },
  isSet: { usage: 'isSet(optional value)', minArguments: 1, maxArguments: 1 },
  days: { usage: 'days(number)', minArguments: 1, maxArguments: 1 },
  hours: { usage: 'hours(number)', minArguments: 1, maxArguments: 1 },
  minutes: { usage: 'minutes(number)', minArguments: 1, maxArguments: 1 },
  percent: { usage: 'percent(money or number, rate)', minArguments: 2, maxArguments: 2 },
  money: { usage: "money('19.90', 'EUR')", minArguments: 2, maxArguments: 2 },
} as const satisfies Record<string, FunctionFacts>;

export type FunctionName = keyof typeof FUNCTIONS;

export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly FunctionName[];

export function isFunctionName(text: string): text is FunctionName {
  return Object.hasOwn(FUNCTIONS, text);
}
