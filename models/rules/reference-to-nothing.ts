import { toIdentifier } from '../expression/identifier.ts';
import { findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { BoardElement, Model } from '../metamodel/model.ts';
import { referencesOf, SECTIONS_WITH_CONTEXT } from '../metamodel/references.ts';
import { findElement } from '../readings/aggregate-clusters.ts';
import { readExpressions } from '../readings/expression-scopes.ts';
import { fieldListsOf } from '../readings/model-fields.ts';

/**
 * A design that names something which is not on the board: an event, a command, an aggregate, a key, a value
 * object, an entity.
 */
export const referenceToNothing: LintRule = {
  id: 'reference-to-nothing',
  severity: 'error',
  level: 'design',
  check: (model) => [
    ...fieldsOfNothing(model),
    ...(Object.keys(model.elements) as ElementId[]).flatMap((id) => {
      const element = model.elements[id];
      return element === undefined ? [] : elementReferences(model, id, element);
    }),
    ...contextReferences(model),
  ],
};

function fieldsOfNothing(model: Model): readonly Finding[] {
  const { types, clusters } = readExpressions(model);
  return fieldListsOf(model).flatMap(({ path, fields }) => {
    const id = path[1] as ElementId;
    const owner = clusters.aggregateOfCommand.get(id) ?? clusters.aggregateOfEvent.get(id) ?? id;
    return fields.flatMap((field, index) => {
      if ((field.type !== 'value' && field.type !== 'entity') || types.typeOf(field, owner) !== undefined)
        return [];
      const what = field.type === 'value' ? 'value object' : 'entity';
      const message = `"${field.name}" is of the ${what} "${field.of}", which is not there. Add it, or choose another type.`;
      return [findingOf(referenceToNothing, [...path, index, 'of'], message)];
    });
  });
}

function elementReferences(model: Model, id: ElementId, element: BoardElement): readonly Finding[] {
  const missing = referencesOf('elements', element).flatMap((reference) => {
    const { kind } = reference.target;
    if (kind === undefined || findElement(model, reference.id as ElementId, kind) !== undefined) return [];
    const what = kind.replace('-', ' ');
    const message = `This names the ${what} "${reference.id}", and there is no such ${what} on the board (any more). Choose another one, or take it out.`;
    return [findingOf(referenceToNothing, ['elements', id, ...reference.path], message)];
  });
  return element.kind === 'command'
    ? [...missing, ...missingKey(model, id, element.design?.target)]
    : missing;
}

function missingKey(
  model: Model,
  id: ElementId,
  target: { readonly by: string; readonly key?: string } | undefined,
): readonly Finding[] {
  if (target?.by !== 'key' || target.key === undefined) return [];
  const aggregate = readExpressions(model).clusters.aggregateOfCommand.get(id);
  const keys = findElement(model, aggregate, 'aggregate')?.design?.keys ?? [];
  const wanted = toIdentifier(target.key);
  if (aggregate === undefined || keys.some(({ name }) => toIdentifier(name) === wanted)) return [];
  const message = `The aggregate of this command has no key "${target.key}". Add the key to it, or find the aggregate by its id.`;
  return [findingOf(referenceToNothing, ['elements', id, 'design', 'target', 'key'], message)];
}

/** A context that is gone costs an entry its home and nothing else. */
function contextReferences(model: Model): readonly Finding[] {
  return SECTIONS_WITH_CONTEXT.flatMap((section) =>
    Object.entries(model[section]).flatMap(([id, { context }]) => {
      if (context === undefined || Object.hasOwn(model.contexts, context)) return [];
      const message = `This belongs to the context "${context}", which is not there (any more). Choose another context for it.`;
      return [findingOf(referenceToNothing, [section, id, 'context'], message, { severity: 'warning' })];
    }),
  );
}
