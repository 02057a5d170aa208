import type { Field } from '../metamodel/fields.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { ElementKind } from '../metamodel/kinds.ts';
import type { BoardElement, ElementOf, Model, ValueObject } from '../metamodel/model.ts';
import type { ModelPath } from './model-expression.ts';

/** The kinds of elements whose design holds fields. */
export const KINDS_WITH_FIELDS = [
  'aggregate',
  'command',
  'event',
  'policy',
  'read-model',
  'external-system',
] as const satisfies readonly ElementKind[];

type ElementWithFields = ElementOf<(typeof KINDS_WITH_FIELDS)[number]>;

/** Fields that stand side by side, such as the payload of one event: their names must differ. */
export interface FieldList {
  /** Below the entry that holds them. */
  readonly at: ModelPath;
  readonly fields: readonly Field[];
  /** What else has a name beside them: derived fields, the id of an aggregate, the status of its lifecycle. */
  readonly besides: readonly string[];
  /** What holds them, for messages: "the payload". */
  readonly holder: string;
}

/** Every list of fields in a model with the path from its root, by the ids of what holds them. */
export function fieldListsOf(model: Model): readonly (FieldList & { readonly path: ModelPath })[] {
  const ofElements = (Object.keys(model.elements) as ElementId[]).sort().flatMap((id) => {
    const element = model.elements[id];
    return element === undefined || !hasFields(element)
      ? []
      : fieldListsOfElement(element).map((list) => ({ ...list, path: ['elements', id, ...list.at] }));
  });
  const ofValues = Object.entries(model.values).flatMap(([id, value]) =>
    fieldListsOfValue(value).map((list) => ({ ...list, path: ['values', id, ...list.at] })),
  );
  return [...ofElements, ...ofValues];
}

/** The lists of fields of one entry. */
export function fieldListsOfEntry(
  visited:
    | { readonly section: 'elements'; readonly entry: ElementWithFields }
    | { readonly section: 'values'; readonly entry: ValueObject },
): readonly FieldList[] {
  return visited.section === 'values' ? fieldListsOfValue(visited.entry) : fieldListsOfElement(visited.entry);
}

/** Can the design of this element hold fields? */
export function hasFields(element: BoardElement): element is ElementWithFields {
  return KINDS_WITH_FIELDS.some((kind) => kind === element.kind);
}

function fieldListsOfValue({ fields, derived = [] }: ValueObject): readonly FieldList[] {
  return [{ at: ['fields'], fields, besides: derived.map(({ name }) => name), holder: 'the value' }];
}

function fieldListsOfElement(element: ElementWithFields): readonly FieldList[] {
  const list = (
    key: string | readonly (string | number)[],
    holder: string,
    fields: readonly Field[] | undefined,
    besides: readonly { readonly name: string }[] = [],
  ): readonly FieldList[] =>
    fields === undefined
      ? []
      : [{ at: ['design', ...[key].flat()], fields, besides: besides.map(({ name }) => name), holder }];
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
  }
}
