import type { z } from 'zod';
import type { translationSchema } from '#models/metamodel/design.ts';
import type { ElementId } from '#models/metamodel/ids.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import type { FieldPlan } from './fields.ts';
import type { Name } from './names.ts';
import type { ErrorPlan } from './refusals.ts';

/** An external system that policies of a context ask. */
export interface SystemPlan {
  readonly id: ElementId;
  readonly name: Name;
  readonly description?: string;
  /** "src/acl/stripe" */
  readonly folder: string;
  readonly conformist: boolean;
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
