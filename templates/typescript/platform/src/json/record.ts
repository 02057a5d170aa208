import { z } from 'zod';

/** Between something and the JSON that it is kept as. */
export interface JsonRecord<State> {
  readonly encode: (state: State) => object;
  readonly decode: (json: unknown) => State;
}

/** How a state is kept as JSON, by the codec that describes it. What is stored and does not fit is a defect. */
export function recordOf<State>(codec: z.core.$ZodType<State>): JsonRecord<State> {
  return {
    encode: (state: State) => z.encode(codec, state) as object,
    decode: (json: unknown) => z.decode(codec, json as never),
  };
}
