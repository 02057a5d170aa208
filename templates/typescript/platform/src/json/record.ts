import { z } from 'zod';

/** How a state is kept as JSON, by the codec that describes it. What is stored and does not fit is a defect. */
export function recordOf<State>(codec: z.ZodType<State>) {
  return {
    encode: (state: State) => z.encode(codec, state) as object,
    decode: (json: unknown) => z.decode(codec, json as never),
  };
}
