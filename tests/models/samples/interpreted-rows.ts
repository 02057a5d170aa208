import { toIdentifier } from '#models/expression/identifier.ts';
import { addMoney } from '#models/expression/money-arithmetic.ts';
import { isMoneyValue, type Value } from '#models/expression/values.ts';
import { defined, evaluate, holds, interpretationOf } from '#models/interpreter/interpretation.ts';
import type { Values } from '#models/interpreter/situation.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { ModelExpression } from '#models/readings/model-expression.ts';
import type { ProjectionReading } from '#models/readings/read-read-models.ts';

/** Something that happened, with whose it is. */
export interface Occurrence {
  readonly event: ElementId;
  readonly subject: string;
  readonly payload: Values;
  readonly published: Values | undefined;
  readonly at: string;
}

/** The rows of every read model of a board. */
export interface Rows {
  readonly project: (message: Occurrence) => void;
  readonly query: (readModel: ElementId, query: string, parameters: Values) => readonly Values[];
}

export function createRows(model: Model): Rows {
  const { expressions } = interpretationOf(model);
  const rows = new Map<ElementId, Map<string, Values>>();
  const rowsOf = (readModel: ElementId) => {
    const found = rows.get(readModel) ?? new Map<string, Values>();
    rows.set(readModel, found);
    return found;
  };
  const resultOf = (expression: ModelExpression | undefined, names: Values) =>
    evaluate(defined(expression?.checked), names);

  const changed = ({ changes }: ProjectionReading, before: Values, told: Values): Values => {
    const row: Record<string, Value | undefined> = { ...before };
    for (const effect of changes) {
      const field = toIdentifier(effect.field);
      const names = { ...told, row: before };
      const list = (row[field] ?? []) as readonly Value[];
      switch (effect.do) {
        case 'set':
          row[field] = effect.to?.checked === undefined ? told[field] : resultOf(effect.to, names);
          break;
        case 'clear':
          row[field] = undefined;
          break;
        case 'increment':
          row[field] = increased(row[field], resultOf(effect.by, names));
          break;
        case 'append': {
          const parts = [...(effect.values ?? [])];
          const made = parts.map(([name, part]) => [name, resultOf(part, names)] as const);
          const item = effect.values ? Object.fromEntries(made) : defined(resultOf(effect.value, names));
          row[field] = [...list, item];
          break;
        }
        case 'remove': {
          const where = defined(effect.where?.checked);
          row[field] = list.filter((item) => !holds(where, names, item));
        }
      }
    }
    return row;
  };

  return {
    project: (message) => {
      const owner = expressions.clusters.aggregateOfEvent.get(message.event);
      const subject = toIdentifier(`${findElement(model, owner, 'aggregate')?.text} id`);
      for (const [id, { projections }] of expressions.readModels) {
        for (const projection of projections.filter(({ event }) => event === message.event)) {
          const told = projection.foreign ? (message.published ?? {}) : message.payload;
          const names: Values = { [subject]: message.subject, ...told };
          const key =
            projection.key === undefined ? message.subject : String(resultOf(projection.key, names));
          if (projection.removes) rowsOf(id).delete(key);
          else rowsOf(id).set(key, changed(projection, rowsOf(id).get(key) ?? {}, names));
        }
      }
    },
    query: (readModel, query, parameters) => {
      const asked = expressions.readModels
        .get(readModel)
        ?.queries.find(({ name }) => toIdentifier(name) === toIdentifier(query));
      if (asked === undefined) throw new Error(`There is no query "${query}".`);
      const { where } = asked;
      const all = [...rowsOf(readModel).values()];
      return all.filter((row) => where === undefined || resultOf(where, { ...parameters, row }) === true);
    },
  };
}

function increased(value: Value | undefined, by: Value | undefined): Value | undefined {
  if (!isMoneyValue(by)) return Number(value ?? 0) + Number(by);
  return isMoneyValue(value) ? addMoney(value, by) : by;
}
