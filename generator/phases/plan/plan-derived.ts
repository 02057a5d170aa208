import { toIdentifier } from '#models/expression/identifier.ts';
import type { Type } from '#models/expression/types.ts';
import type { DerivedReading } from '#models/readings/read-aggregates.ts';
import { toOneLine } from '../../names/one-line.ts';
import type { DerivedPlan, ResultTypePlan } from '../../plan/fields.ts';
import type { QuestionSubject } from '../../plan/open-questions.ts';
import { findExpression, namesOfRecord } from './expression-plans.ts';
import type { DerivedShape, Shapes } from './plan-shapes.ts';
import type { World } from './world.ts';

/** What the derived fields of one record are planned with. */
export interface DerivedSetting {
  /** The record's key. */
  readonly key: string;
  /** The variable that holds the record. */
  readonly variable: string;
  /** In the order of the board. */
  readonly readings: readonly DerivedReading[];
  readonly subject: QuestionSubject;
}

/** The derived fields whose value can be computed; the others become open questions. */
export function planDerived(
  world: World,
  shapes: Shapes,
  derived: readonly DerivedShape[],
  { key, variable, readings, subject }: DerivedSetting,
  knownAtStart: (identifier: string) => boolean = () => false,
): readonly DerivedPlan[] {
  const { members } = shapes;
  const scope = { names: namesOfRecord(members.get(key), variable), members };
  return derived.flatMap(({ design, index, place }) => {
    const value = findExpression(scope, readings[index]?.value);
    if (value === undefined) {
      world.ask({ kind: 'derived-field-without-value', subject, names: { field: design.name } });
      return [];
    }
    return [
      {
        words: toOneLine(design.name),
        ...(design.description !== undefined && { description: design.description }),
        place,
        value,
        type: planResultType(shapes, value.checked.type),
        knownAtStart: knownAtStart(toIdentifier(design.name)),
      },
    ];
  });
}

function planResultType(shapes: Shapes, type: Type): ResultTypePlan {
  switch (type.kind) {
    case 'id':
      return { kind: 'id', id: shapes.vocabulary.idOf(type.of) };
    case 'one-of':
      return { kind: 'one-of', options: type.options };
    case 'record': {
      const place = shapes.places.get(type.record.key);
      return place === undefined ? { kind: 'unknown' } : { kind: 'record', place };
    }
    case 'list':
      return { kind: 'list', item: planResultType(shapes, type.item) };
    case 'optional':
      return { kind: 'optional', of: planResultType(shapes, type.of) };
    case 'predicate':
      return { kind: 'primitive', primitive: 'boolean' };
    default:
      return { kind: 'primitive', primitive: type.kind };
  }
}
