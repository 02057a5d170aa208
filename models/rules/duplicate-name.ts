import { toIdentifier } from '../expression/identifier.ts';
import { calledIn, findingOf } from '../findings/finding-of.ts';
import type { LintRule } from '../findings/rule.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { idsOfKind } from '../readings/aggregate-clusters.ts';
import { contextsOfElements } from '../readings/context-of.ts';
import { fieldListsOf } from '../readings/model-fields.ts';

/**
 * Two things that code and expressions would call the same: fields side by side, operations of one system, queries of one read
 * model, aggregates of one context.
 */
export const duplicateName: LintRule = {
  id: 'duplicate-name',
  severity: 'warning',
  level: 'design',
  check: (model) => [...fieldsOfOneName(model), ...questionsOfOneName(model), ...aggregatesOfOneName(model)],
};

function fieldsOfOneName(model: Model): readonly Finding[] {
  return fieldListsOf(model).flatMap(({ path, fields, besides, holder }) => {
    const seen = new Set(besides.map(toIdentifier));
    return fields.flatMap(({ name }, index) => {
      const identifier = toIdentifier(name);
      if (identifier === '' || !seen.has(identifier)) {
        seen.add(identifier);
        return [];
      }
      const message = `"${name}" is there twice in ${holder}: expressions call both \`${identifier}\`. Give one another name.`;
      return [findingOf(duplicateName, [...path, index, 'name'], message)];
    });
  });
}

/** Operations and queries: policies, journeys and people ask for them by their names. */
function questionsOfOneName(model: Model): readonly Finding[] {
  const lists = (Object.keys(model.elements) as ElementId[]).flatMap((id) => {
    const element = model.elements[id];
    switch (element?.kind) {
      case 'external-system':
        return [{ id, key: 'operations', questions: element.design?.operations ?? [] }];
      case 'read-model':
        return [{ id, key: 'queries', questions: element.design?.queries ?? [] }];
      default:
        return [];
    }
  });
  return lists.flatMap(({ id, key, questions }) =>
    questions.flatMap(({ name }, index) => {
      const identifier = toIdentifier(name);
      const first = questions.findIndex((each) => toIdentifier(each.name) === identifier);
      if (identifier === '' || first === index) return [];
      const message = `${calledIn(model, id)} has two ${key} "${name}": whoever asks by that name asks the first. Give one another name.`;
      return [findingOf(duplicateName, ['elements', id, 'design', key, index, 'name'], message)];
    }),
  );
}

function aggregatesOfOneName(model: Model): readonly Finding[] {
  const contexts = contextsOfElements(model);
  const first = new Map<string, ElementId>();
  return idsOfKind(model, 'aggregate').flatMap((id) => {
    const identifier = toIdentifier(model.elements[id]?.text ?? '');
    const key = `${contexts.get(id) ?? ''}/${identifier}`;
    if (identifier === '' || !first.has(key)) {
      first.set(key, id);
      return [];
    }
    const message = `There are two of ${calledIn(model, id)} in one context. If they are one thing, put their rules together; if not, give one another name.`;
    return [findingOf(duplicateName, ['elements', id, 'text'], message)];
  });
}
