import type { ElementKind } from '#models/metamodel/kinds.ts';
import { messages } from '../messages/messages.ts';
import type { Listing } from './worker/code-protocol.ts';

const words = messages.code.dock;

/** Why nothing comes from a sticky, and what to do about it. */
export function whyNoCode(
  { leftOut }: Pick<Listing, 'leftOut'>,
  id: string,
  kind: ElementKind | undefined,
): string {
  const reason = leftOut.find((entry) => entry.isElement && entry.id === id)?.reason;
  return (kind && words.kinds[kind]) ?? (reason === undefined ? words.notYet : words.leftOut(reason));
}
