import type { Translation } from '../../plan/systems.ts';

/** What becomes of one word of another model, in a sentence: `Their "Email" is "Address" here: as it is.` */
export function describeTranslation({ ourTerm, theirTerm, transformation, errorCase }: Translation): string {
  const how = transformation ? `: ${transformation}` : '';
  const otherwise = errorCase ? ` (${errorCase})` : '';
  return `Their "${theirTerm}" is "${ourTerm}" here${how}${otherwise}.`;
}
