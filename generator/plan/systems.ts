import type { z } from 'zod';
import type { translationSchema } from '#models/metamodel/design.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import type { FieldPlan } from './fields.ts';
import type { Name } from './names.ts';
import type { ErrorPlan } from './refusals.ts';

/** An external system as what asks it names it. */
export interface NamedSystem {
  readonly id: ElementId;
  readonly name: Name;
  /** "src/acl/stripe" */
  readonly folder: string;
}

/** An external system that policies of a context ask. */
export interface SystemPlan extends NamedSystem {
  readonly description?: string;
  readonly conformist: boolean;
  /** Those that are asked for, in the order of their first use. */
  readonly operations: readonly OperationPlan[];
  readonly translations: readonly Translation[];
}

export interface OperationPlan {
  readonly name: Name;
  readonly description?: string;
  readonly request: readonly FieldPlan[];
  readonly response: readonly FieldPlan[];
  /** A good answer by the names of its fields, as far as the team has said. */
  readonly example: ExampleValues;
  readonly errors: readonly ErrorPlan[];
}

export type Translation = z.infer<typeof translationSchema>;
