import { toIdentifier } from '#models/expression/identifier.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { CallReading } from '#models/readings/read-policies.ts';
import type { MemberName } from '../../plan/expressions.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import type { Name } from '../../plan/names.ts';
import type { OperationPlan, SystemPlan } from '../../plan/systems.ts';
import { createErrorCatalogue } from './names/error-catalogue.ts';
import type { Draft } from './names/vocabulary.ts';
import { planFields } from './plan-fields.ts';
import type { Shapes } from './plan-shapes.ts';
import type { World } from './world.ts';

/** The external systems that a context asks, each with the operations that are asked for. */
export interface Systems {
  readonly find: (call: CallReading) => { readonly system: SystemPlan; readonly operation: OperationPlan };
  readonly all: () => readonly SystemPlan[];
}

/** Systems and operations are planned when they are first asked for; the members of answers are added to `members`. */
export function createSystems(
  { model }: World,
  { vocabulary }: Shapes,
  members: Map<string, ReadonlyMap<string, MemberName>>,
): Systems {
  const systems = new Map<ElementId, Draft<SystemPlan>>();

  function systemOf(id: ElementId): Draft<SystemPlan> {
    const known = systems.get(id);
    if (known !== undefined) return known;
    const element = findElement(model, id, 'external-system');
    const name = vocabulary.registry.claim(element?.text ?? '', 'system', systemNames);
    const plan: Draft<SystemPlan> = {
      id,
      name,
      ...(element?.description !== undefined && { description: element.description }),
      folder: `src/acl/${name.kebab}`,
      conformist: element?.design?.relationship === 'conformist',
      operations: [],
      translations: [...(element?.design?.translations ?? [])],
    };
    systems.set(id, plan);
    return plan;
  }

  return {
    find({ system: id, operation: design }) {
      const system = systemOf(id);
      const known = system.operations.find(
        ({ name }) => toIdentifier(name.words) === toIdentifier(design.name),
      );
      if (known !== undefined) return { system, operation: known };
      const errors = createErrorCatalogue();
      const response = planFields(vocabulary, design.response ?? [], undefined);
      const operation: OperationPlan = {
        name: vocabulary.registry.claim(design.name, 'operation', operationNames),
        ...(design.description !== undefined && { description: design.description }),
        request: planFields(vocabulary, design.request ?? [], undefined),
        response,
        example: design.example ?? {},
        // Equal names are one refusal.
        errors: [...new Set((design.errors ?? []).map((words) => errors.claim(words, 'conflict')))],
      };
      members.set(`response:${id}:${toIdentifier(design.name)}`, keysOf(response));
      system.operations.push(operation);
      return { system, operation };
    },
    all: () => [...systems.values()].sort((one, other) => (one.name.camel < other.name.camel ? -1 : 1)),
  };
}

function keysOf(fields: readonly FieldPlan[]): ReadonlyMap<string, MemberName> {
  return new Map(fields.map(({ identifier, key }) => [identifier, { key }]));
}

function systemNames({ camel, pascal }: Name): readonly string[] {
  return [`open${pascal}`, `${pascal}Refusals`, `create${pascal}Fake`, `${camel}Operations`];
}

function operationNames({ camel, pascal }: Name): readonly string[] {
  return [`${pascal}Request`, `${pascal}Response`, `${pascal}Refusal`, `${camel}Question`];
}
