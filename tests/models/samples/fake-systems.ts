import { toIdentifier } from '#models/expression/identifier.ts';
import type { Values } from '#models/interpreter/situation.ts';
import type { ExternalSystemDesign } from '#models/metamodel/design.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import { readExampleRecord } from '#models/readings/example-values.ts';
import { readExpressions } from '#models/readings/expression-scopes.ts';
import { err, ok, type Result } from '#models/result.ts';

type Operation = NonNullable<ExternalSystemDesign['operations']>[number];

/** Stands for every external system of a board: gives the example answers, and what it is told to answer next. */
export interface FakeSystems {
  /** An error by its name, or the answer. */
  readonly ask: (system: ElementId, operation: Operation, request: Values) => Result<Values, string>;
  readonly answerNext: (
    system: ElementId,
    operation: string,
    next: { readonly error?: string | undefined; readonly values?: ExampleValues | undefined },
  ) => void;
  /** The texts of the systems that were asked, in order, with the operation. */
  readonly asked: readonly string[];
}

export function createFakeSystems(model: Model): FakeSystems {
  const { types } = readExpressions(model);
  const next = new Map<string, Result<ExampleValues, string>[]>();
  const asked: string[] = [];
  const placeOf = (system: ElementId, operation: string) => `${system} ${toIdentifier(operation)}`;
  return {
    asked,
    ask: (system, operation, request) => {
      const { text } = findElement(model, system, 'external-system') ?? { text: '' };
      asked.push(`${text}: ${operation.name}`);
      for (const { name, optional } of operation.request ?? []) {
        if (!optional && request[toIdentifier(name)] === undefined) {
          throw new Error(`${text} is asked to ${operation.name} without "${name}".`);
        }
      }
      const answer = next.get(placeOf(system, operation.name))?.shift() ?? ok({});
      if (!answer.ok) return answer;
      const fields = types.bindings(operation.response ?? []);
      const example = { ...operation.example, ...answer.value };
      const read = readExampleRecord(example, { name: operation.name, fields: () => fields });
      return read.ok ? read : err(read.error.message);
    },
    answerNext: (system, operation, { error, values = {} }) => {
      const place = placeOf(system, operation);
      const answer = error === undefined ? ok(values) : err(error);
      next.set(place, [...(next.get(place) ?? []), answer]);
    },
  };
}
