import { type Type, withoutOptional } from '../expression/types.ts';
import type { ModelExpression } from '../readings/model-expression.ts';

/** What is wrong with an expression that tells which of many things is meant: it must be one text that is always there. */
export function problemOfKey(
  key: ModelExpression | undefined,
  thing: 'process' | 'row',
  event: string,
): string | undefined {
  const type = key?.checked?.type;
  if (key === undefined || type === undefined || isText(type)) return undefined;
  const reason = isText(withoutOptional(type)) ? 'it may be missing' : 'it is neither an id nor a text';
  return `\`${key.text}\` cannot tell which ${thing} is meant: ${reason}. Choose an id or a text that ${event} always tells.`;
}

function isText({ kind }: Type): boolean {
  switch (kind) {
    case 'id':
    case 'text':
    case 'one-of':
    case 'email':
    case 'url':
    case 'date':
    case 'time':
      return true;
    default:
      return false;
  }
}
