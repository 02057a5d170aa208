import type { CheckedExpression } from '#models/expression/checked-expression.ts';
import { negateExpression } from '#models/expression/negate-expression.ts';
import type { RecordType } from '#models/expression/types.ts';
import type { Model } from '#models/metamodel/model.ts';
import { type ModelExpressions, readExpressions } from '#models/readings/expression-scopes.ts';
import type { ModelPath } from '#models/readings/model-expression.ts';
import type { Code } from '../../plan/expressions.ts';
import type { OpenQuestion } from '../../plan/open-questions.ts';
import type { ProjectPlan } from '../../plan/plan.ts';
import { createStoredNames, type FindStoredName, type StoredNames } from './names/stored-names.ts';
import { type CodeNames, type MemberName, printCode, type RootName } from './plan-code.ts';

/** What planning any part of a model may look at. */
export interface World
  extends Pick<
    ModelExpressions,
    'beginnings' | 'clusters' | 'commands' | 'policies' | 'readModels' | 'types'
  > {
  readonly model: Model;
  readonly project: ProjectPlan;
  /** The checked expression at a place of the model, written or implied by equal names. */
  readonly findExpression: (...path: ModelPath) => CheckedExpression | undefined;
  /** Notes what the board does not say yet. */
  readonly ask: (question: OpenQuestion) => void;
  readonly storedName: FindStoredName;
}

/** `stored`: the names of an earlier generation. */
export function createWorld(
  model: Model,
  project: ProjectPlan,
  ask: World['ask'],
  stored?: StoredNames,
): World {
  const { find, ...read } = readExpressions(model);
  return {
    ...read,
    model,
    project,
    findExpression: (...path) => find(...path)?.checked,
    ask,
    storedName: createStoredNames(stored),
  };
}

/** What record fields are called in the code of one context, by the record's key and the field's identifier. */
export type MemberNames = ReadonlyMap<string, ReadonlyMap<string, MemberName>>;

/** The code of the expression at a place; undefined where there is none or it has problems. */
export function findCode(
  world: World,
  members: MemberNames,
  roots: CodeNames['roots'],
  path: ModelPath,
  form: 'as-written' | 'negated' = 'as-written',
): Code | undefined {
  const checked = world.findExpression(...path);
  return checked && toCode(world, members, roots, form === 'negated' ? negateExpression(checked) : checked);
}

/** A checked expression as code. */
export function toCode(
  world: World,
  members: MemberNames,
  roots: CodeNames['roots'],
  checked: CheckedExpression,
): Code {
  const names: CodeNames = {
    roots,
    member: (record: RecordType, field) => members.get(record.key)?.get(field),
    kernelPackage: world.project.kernelPackage,
  };
  return printCode(checked, names);
}

/** The names of a record's own fields where they are bare: `cart.items`, `cartTotal(cart)`. */
export function rootsOfRecord(
  members: ReadonlyMap<string, MemberName> | undefined,
  variable: string,
): Map<string, RootName> {
  const roots = new Map<string, RootName>();
  for (const [identifier, member] of members ?? []) {
    roots.set(
      identifier,
      'key' in member
        ? { code: `${variable}.${member.key}`, variable }
        : { code: `${member.derived.symbol}(${variable})`, variable, uses: member.derived },
    );
  }
  return roots;
}
