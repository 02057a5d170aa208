import { z } from 'zod';

/**
 * A zod object that keeps keys it does not know, so that a board written by a newer Stormwright or by
 * another tool survives a round trip. The static type names only the known keys: code here never reads
 * the others.
 */
export function openObject<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strip> {
  return z.looseObject(shape) as unknown as z.ZodObject<Shape, z.core.$strip>;
}
