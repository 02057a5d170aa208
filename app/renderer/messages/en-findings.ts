/** Every word about what the rules find on the wall and in its code. */
export const enFindings = {
  entry: 'entry',
  /** What one of a list in the board file is called, where that is not its name without an "s". */
  oneOf: {
    payload: 'payload field',
    request: 'request field',
    response: 'response field',
    state: 'field it remembers',
    derived: 'worked out field',
    entities: 'entity',
    earlier: 'earlier version',
    never: 'what never happens',
  },
  place: (place: string) => `In ${place}.`,
  inFile:
    'Rules, fields and stories are written in the board file: save it (behind the three dots), mend it there and open it. It opens as a board of its own; this one is unchanged.',
  next: 'Next error',
  all: (number: number) => (number === 1 ? 'The error in the Code place' : `All ${number} errors`),
  steps: 'Errors on this board',
} as const;
