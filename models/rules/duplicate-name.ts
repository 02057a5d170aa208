import { toIdentifier } from '../expression/identifier.ts';
import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule, type LintContext, type Problem } from '../findings/rule.ts';
import type { ElementId } from '../metamodel/ids.ts';
import { idsOfKind } from '../readings/aggregate-clusters.ts';
import { contextIndex, contextsOfElements } from '../readings/context-of.ts';
import type { Index } from '../readings/model-access.ts';
import { type FieldList, fieldListsOfEntry, KINDS_WITH_FIELDS } from '../readings/model-fields.ts';

/**
 * Two things that code and expressions would call the same: fields side by side, operations of one system, queries of one read
 * model, aggregates of one context.
 */
export const duplicateName = defineRule({
  id: 'duplicate-name',
  severity: 'warning',
  level: 'design',
  speed: 'slow',
  visits: { elements: KINDS_WITH_FIELDS, values: true },
  check: (visited, context) => {
    const ofFields = fieldListsOfEntry(visited).flatMap(fieldsOfOneName);
    if (visited.section === 'values') return ofFields;
    const { id, entry } = visited;
    switch (entry.kind) {
      case 'external-system':
        return [...ofFields, ...questionsOfOneName(id, 'operations', entry.design?.operations, context)];
      case 'read-model':
        return [...ofFields, ...questionsOfOneName(id, 'queries', entry.design?.queries, context)];
      case 'aggregate':
        return [...ofFields, ...aggregatesOfOneName(id, entry.text, context)];
      default:
        return ofFields;
    }
  },
});

function fieldsOfOneName({ at, fields, besides, holder }: FieldList): readonly Problem[] {
  const seen = new Set(besides.map(toIdentifier));
  return fields.flatMap(({ name }, index) => {
    const identifier = toIdentifier(name);
    if (identifier === '' || !seen.has(identifier)) {
      seen.add(identifier);
      return [];
    }
    const message = `"${name}" is there twice in ${holder}: expressions call both \`${identifier}\`. Give one another name.`;
    return [{ at: [...at, index, 'name'], message }];
  });
}

/** Operations and queries: policies, journeys and people ask for them by their names. */
function questionsOfOneName(
  id: ElementId,
  key: string,
  questions: readonly { readonly name: string }[] | undefined,
  { model }: LintContext,
): readonly Problem[] {
  const seen = new Set<string>();
  return (questions ?? []).flatMap(({ name }, index) => {
    const identifier = toIdentifier(name);
    if (identifier === '' || !seen.has(identifier)) {
      seen.add(identifier);
      return [];
    }
    const message = `${nameInMessage(model, id)} has two ${key} "${name}": only the first can be asked for by that name. Give the other another name.`;
    return [{ at: ['design', key, index, 'name'], message }];
  });
}

function aggregatesOfOneName(
  id: ElementId,
  text: string,
  { model, lookUp }: LintContext,
): readonly Problem[] {
  const identifier = toIdentifier(text);
  const first = lookUp(firstAggregates, `${lookUp(contextIndex, id) ?? ''}/${identifier}`);
  if (identifier === '' || first === id) return [];
  const message = `There are two of ${nameInMessage(model, id)} in one context. If they are one thing, put their rules together; if not, give one another name.`;
  return [{ at: ['text'], message }];
}

/** Of the aggregates with one name in one context, the one with the lowest id; by "context/name". */
const firstAggregates: Index<string, ElementId> = {
  build: (model) => {
    const contexts = contextsOfElements(model);
    const first = new Map<string, ElementId>();
    for (const id of idsOfKind(model, 'aggregate')) {
      const key = `${contexts.get(id) ?? ''}/${toIdentifier(model.elements[id]?.text ?? '')}`;
      if (!first.has(key)) first.set(key, id);
    }
    return first;
  },
};
