import { toIdentifier } from '../expression/identifier.ts';
import { defineRule, type Problem, type VisitedBy } from '../findings/rule.ts';
import type { ContextId, ElementId } from '../metamodel/ids.ts';
import { ELEMENT_KINDS } from '../metamodel/kinds.ts';
import type { BoardElement, Model } from '../metamodel/model.ts';
import { referencesOf, type SECTIONS_WITH_CONTEXT } from '../metamodel/references.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import type { ModelExpressions } from '../readings/expression-scopes.ts';
import { type FieldList, fieldListsOfEntry, hasFields } from '../readings/model-fields.ts';

/** A section that gets a context becomes a type error here. */
const VISITS = {
  elements: ELEMENT_KINDS,
  terms: true,
  values: true,
} as const satisfies Record<(typeof SECTIONS_WITH_CONTEXT)[number], unknown>;

/**
 * A design that names something which is not on the board: an event, a command, an aggregate, a key, a value
 * object, an entity.
 */
export const referenceToNothing = defineRule({
  id: 'reference-to-nothing',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: VISITS,
  check: (visited, { model, expressions }) => [
    ...fieldsOfNothing(visited, expressions),
    ...(visited.section === 'elements'
      ? elementReferences(model, expressions, visited.id, visited.entry)
      : []),
    ...missingContext(model, visited.entry.context),
  ],
});

type HolderOfReferences = VisitedBy<typeof VISITS>;

function listsOf(visited: HolderOfReferences): readonly FieldList[] {
  const { section, entry } = visited;
  if (section === 'values') return fieldListsOfEntry({ section, entry });
  return section === 'elements' && hasFields(entry) ? fieldListsOfEntry({ section, entry }) : [];
}

function fieldsOfNothing(
  visited: HolderOfReferences,
  { types, clusters }: ModelExpressions,
): readonly Problem[] {
  return listsOf(visited).flatMap(({ at, fields }) => {
    const id = visited.id as ElementId;
    const owner = clusters.aggregateOfCommand.get(id) ?? clusters.aggregateOfEvent.get(id) ?? id;
    return fields.flatMap((field, index) => {
      if ((field.type !== 'value' && field.type !== 'entity') || types.typeOf(field, owner) !== undefined)
        return [];
      const what = field.type === 'value' ? 'value object' : 'entity';
      const message = `"${field.name}" is of the ${what} "${field.of}", which is not there. Add it, or choose another type.`;
      return [{ at: [...at, index, 'of'], message }];
    });
  });
}

function elementReferences(
  model: Model,
  expressions: ModelExpressions,
  id: ElementId,
  element: BoardElement,
): readonly Problem[] {
  const missing = referencesOf('elements', element).flatMap((reference): Problem[] => {
    const { kind } = reference.target;
    if (kind === undefined || findElement(model, reference.id as ElementId, kind) !== undefined) return [];
    const what = kind.replace('-', ' ');
    const message = `This names the ${what} "${reference.id}", and there is no such ${what} on the board (any more). Choose another one, or take it out.`;
    return [{ at: reference.path, message }];
  });
  return element.kind === 'command'
    ? [...missing, ...missingKey(model, expressions, id, element.design?.target)]
    : missing;
}

function missingKey(
  model: Model,
  { clusters }: ModelExpressions,
  id: ElementId,
  target: { readonly by: string; readonly key?: string } | undefined,
): readonly Problem[] {
  if (target?.by !== 'key' || target.key === undefined) return [];
  const aggregate = clusters.aggregateOfCommand.get(id);
  const keys = findElement(model, aggregate, 'aggregate')?.design?.keys ?? [];
  const wanted = toIdentifier(target.key);
  if (aggregate === undefined || keys.some(({ name }) => toIdentifier(name) === wanted)) return [];
  const message = `The aggregate of this command has no key "${target.key}". Add the key to it, or find the aggregate by its id.`;
  return [{ at: ['design', 'target', 'key'], message }];
}

/** A context that is gone costs an entry its home and nothing else. */
function missingContext(model: Model, context: ContextId | undefined): readonly Problem[] {
  if (context === undefined || Object.hasOwn(model.contexts, context)) return [];
  const message = `This belongs to the context "${context}", which is not there (any more). Choose another context for it.`;
  return [{ at: ['context'], message, severity: 'warning' }];
}
