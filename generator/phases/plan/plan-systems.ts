import { toIdentifier } from '#models/expression/identifier.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import { findElement } from '#models/readings/aggregate-clusters.ts';
import type { CallReading } from '#models/readings/read-policies.ts';
import { toOneLine } from '../../names/one-line.ts';
import type { MemberNames } from '../../plan/expressions.ts';
import type { Name } from '../../plan/names.ts';
import type { NamedSystem, OperationPlan, SystemPlan } from '../../plan/systems.ts';
import { keysOf } from './expression-plans.ts';
import { createErrorCatalog } from './names/error-catalog.ts';
import { planFields } from './plan-fields.ts';
import type { Shapes } from './plan-shapes.ts';
import type { World } from './world.ts';

/** An operation that somebody asks for, and how expressions read the answer. */
export interface AskedOperation {
  readonly system: NamedSystem;
  readonly operation: OperationPlan;
  readonly members: MemberNames;
}

/** The external systems that a context asks, each with the operations that are asked for. */
export interface Systems {
  readonly find: (call: CallReading) => AskedOperation;
  /** Those that were found so far. */
  readonly all: () => readonly SystemPlan[];
}

/** Names are claimed when they are first asked for. */
export function createSystems({ model }: World, { vocabulary, types }: Shapes): Systems {
  const systems = new Map<ElementId, NamedSystem>();
  const operations = new Map<ElementId, Map<string, OperationPlan>>();

  function nameSystem(id: ElementId): NamedSystem {
    const text = findElement(model, id, 'external-system')?.text ?? '';
    const name = vocabulary.registry.claim(text, 'system', systemNames);
    return { id, name, folder: `src/acl/${name.kebab}` };
  }

  function planOperation({ operation: design }: CallReading): OperationPlan {
    const errors = createErrorCatalog();
    return {
      name: vocabulary.registry.claim(design.name, 'operation', operationNames),
      ...(design.description !== undefined && { description: design.description }),
      request: planFields(types, design.request ?? [], undefined),
      response: planFields(types, design.response ?? [], undefined),
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
      const answer = `response:${call.system}:${toIdentifier(call.operation.name)}`;
      return { system, operation, members: new Map([[answer, keysOf(operation.response)]]) };
    },
    all: () =>
      [...systems.values()]
        .sort((one, other) => (one.name.camel < other.name.camel ? -1 : 1))
        .map(planSystem),
  };
}

function systemNames({ camel, pascal }: Name): readonly string[] {
  return [`open${pascal}`, `${pascal}Refusals`, `create${pascal}Fake`, `${camel}Operations`];
}

function operationNames({ camel, pascal }: Name): readonly string[] {
  return [`${pascal}Request`, `${pascal}Response`, `${pascal}Refusal`, `${camel}Question`];
}
