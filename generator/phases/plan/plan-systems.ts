import { toIdentifier } from '#models/expression/identifier.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { CallReading } from '#models/readings/read-policies.ts';
import { toOneLine } from '../../names/one-line.ts';
import type { MemberName } from '../../plan/expressions.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import type { Name } from '../../plan/names.ts';
import type { NamedSystem, OperationPlan, SystemPlan } from '../../plan/systems.ts';
import { createErrorCatalog } from './names/error-catalog.ts';
import { planFields } from './plan-fields.ts';
import type { Shapes } from './plan-shapes.ts';
import type { World } from './world.ts';

/** The external systems that a context asks, each with the operations that are asked for. */
export interface Systems {
  readonly find: (call: CallReading) => { readonly system: NamedSystem; readonly operation: OperationPlan };
  /** Those that were found so far. */
  readonly all: () => readonly SystemPlan[];
}

/** Names are claimed when they are first asked for; the members of answers are added to `members`. */
export function createSystems(
  { model }: World,
  { vocabulary, types }: Shapes,
  members: Map<string, ReadonlyMap<string, MemberName>>,
): Systems {
  const systems = new Map<ElementId, NamedSystem>();
  const operations = new Map<ElementId, Map<string, OperationPlan>>();

  function nameSystem(id: ElementId): NamedSystem {
    const text = findElement(model, id, 'external-system')?.text ?? '';
    const name = vocabulary.registry.claim(text, 'system', systemNames);
    return { id, name, folder: `src/acl/${name.kebab}` };
  }

  function planOperation({ system, operation: design }: CallReading): OperationPlan {
    const errors = createErrorCatalog();
    const response = planFields(types, design.response ?? [], undefined);
    members.set(`response:${system}:${toIdentifier(design.name)}`, keysOf(response));
    return {
      name: vocabulary.registry.claim(design.name, 'operation', operationNames),
      ...(design.description !== undefined && { description: design.description }),
      request: planFields(types, design.request ?? [], undefined),
      response,
      example: design.example ?? {},
      // Equal names are one refusal.
      errors: [...new Set((design.errors ?? []).map((words) => errors.claim(words, 'conflict')))],
    };
  }

  function planSystem(system: NamedSystem): SystemPlan {
    const element = findElement(model, system.id, 'external-system');
    return {
      ...system,
      ...(element?.description !== undefined && { description: element.description }),
      conformist: element?.design?.relationship === 'conformist',
      operations: [...(operations.get(system.id)?.values() ?? [])],
      translations: element?.design?.translations ?? [],
    };
  }

  return {
    find(call) {
      const system = systems.get(call.system) ?? nameSystem(call.system);
      systems.set(call.system, system);
      const known = operations.get(call.system) ?? new Map<string, OperationPlan>();
      operations.set(call.system, known);
      const key = toIdentifier(toOneLine(call.operation.name));
      const operation = known.get(key) ?? planOperation(call);
      known.set(key, operation);
      return { system, operation };
    },
    all: () =>
      [...systems.values()]
        .sort((one, other) => (one.name.camel < other.name.camel ? -1 : 1))
        .map(planSystem),
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
