import type { Field } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { BoardElement, Model } from '../metamodel/model.ts';
import type { ModelPath } from './model-expression.ts';

/** Fields that stand side by side, such as the payload of one event: their names must differ. */
export interface FieldList {
  readonly path: ModelPath;
  readonly fields: readonly Field[];
  /** What else has a name beside them: derived fields, the id of an aggregate, the status of its lifecycle. */
  readonly besides: readonly string[];
  /** What holds them, for messages: "the payload". */
  readonly holder: string;
}

/** Every list of fields in a model, by the ids of what holds them. */
export function fieldListsOf(model: Model): readonly FieldList[] {
  const ofElements = (Object.keys(model.elements) as ElementId[]).sort().flatMap((id) => {
    const element = model.elements[id];
    return element === undefined ? [] : fieldListsOfElement(['elements', id, 'design'], element);
  });
  const ofValues = Object.entries(model.values).map(([id, { fields, derived = [] }]) => ({
    path: ['values', id, 'fields'],
    fields,
    besides: derived.map(({ name }) => name),
    holder: 'the value',
  }));
  return [...ofElements, ...ofValues];
}

function fieldListsOfElement(path: ModelPath, element: BoardElement): readonly FieldList[] {
  const list = (
    key: string | readonly (string | number)[],
    holder: string,
    fields: readonly Field[] | undefined,
    besides: readonly { readonly name: string }[] = [],
  ): readonly FieldList[] =>
    fields === undefined
      ? []
      : [{ path: [...path, ...[key].flat()], fields, besides: besides.map(({ name }) => name), holder }];
  switch (element.kind) {
    case 'aggregate': {
      const { fields = [], derived = [], entities = [], lifecycle } = element.design ?? {};
      const given = [{ name: 'id' }, ...(lifecycle === undefined ? [] : [{ name: 'status' }])];
      return [
        ...list('fields', 'the fields', fields, [...given, ...derived]),
        ...entities.flatMap((entity, index) =>
          list(['entities', index, 'fields'], `"${entity.name}"`, entity.fields, entity.derived),
        ),
      ];
    }
    case 'command':
      return list('parameters', 'the parameters', element.design?.parameters);
    case 'event':
      return [
        ...list('payload', 'the payload', element.design?.payload),
        ...list(['published', 'fields'], 'the published fields', element.design?.published?.fields),
        ...(element.design?.published?.earlier ?? []).flatMap(({ version, fields }, index) =>
          list(['published', 'earlier', index, 'fields'], `version ${version}`, fields),
        ),
      ];
    case 'policy':
      return list('state', 'what it remembers', element.design?.state);
    case 'read-model':
      return [
        ...list('fields', 'the fields', element.design?.fields),
        ...(element.design?.queries ?? []).flatMap(({ parameters }, index) =>
          list(['queries', index, 'parameters'], 'the parameters', parameters),
        ),
      ];
    case 'external-system':
      return (element.design?.operations ?? []).flatMap(({ request, response }, index) => [
        ...list(['operations', index, 'request'], 'the request', request),
        ...list(['operations', index, 'response'], 'the response', response),
      ]);
    default:
      return [];
  }
}
