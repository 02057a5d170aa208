import type { ContextId, ElementId } from '../metamodel/ids.ts';
import { contextsOfElements } from '../readings/context-of.ts';
import type { Index } from './rule.ts';

/** The context of every element that belongs to one. */
export const contextIndex: Index<ElementId, ContextId> = { build: contextsOfElements };
