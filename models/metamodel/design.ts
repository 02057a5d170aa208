import { z } from 'zod';
import { derivedFieldSchema, expressionSchema, fieldSchema, nameSchema, ruleSchema } from './fields.ts';
import { idSchema } from './ids.ts';
import { openObject } from './open-object.ts';
import { exampleValuesSchema } from './scenario.ts';

const elementId = idSchema<'element'>();

/** Field name -> expression. */
const assignmentsSchema = z.record(z.string(), expressionSchema);

/**
 * How a value is come by: an expression, or a value object or an entity made of several: `{ values }` makes one, `{ each, values }`
 * one for every item of a list, which the expressions call `item`.
 */
const compositionSchema = z.union([
  expressionSchema,
  openObject({ each: expressionSchema.optional(), values: assignmentsSchema }),
]);

export type Composition = z.infer<typeof compositionSchema>;

/** Field name -> how its value is come by. */
const compositionsSchema = z.record(z.string(), compositionSchema);

export type Compositions = z.infer<typeof compositionsSchema>;

/** A thing with an identity inside an aggregate, reached only through the aggregate. */
export const entitySchema = openObject({
  name: nameSchema,
  description: z.string().optional(),
  fields: z.array(fieldSchema),
  derived: z.array(derivedFieldSchema).optional(),
});

export type Entity = z.infer<typeof entitySchema>;

/** From where, on which event, to which state. */
const moveSchema = openObject({
  from: z.array(nameSchema),
  on: elementId,
  to: nameSchema,
  /** The refusal when the commands that emit the event come in another state. Default: "Invalid Status Transition". */
  error: nameSchema.optional(),
});

export const lifecycleSchema = openObject({
  states: z.array(nameSchema),
  initial: nameSchema,
  moves: z.array(moveSchema),
});

export type Lifecycle = z.infer<typeof lifecycleSchema>;

/**
 * A second way to find one aggregate: at most one instance has the same values in `fields` while `when` holds
 * ("the customer's active cart").
 */
export const keySchema = openObject({
  name: nameSchema,
  fields: z.array(nameSchema),
  /** Bare names are the aggregate's fields. Missing: always. */
  when: expressionSchema.optional(),
  /** The refusal when a second instance would get the same key. Default: "<Key> Already Taken". */
  error: nameSchema.optional(),
});

export type AggregateKey = z.infer<typeof keySchema>;

/** What an aggregate knows and keeps true. Every aggregate has an id of its own, `id`, which is not listed. */
export const aggregateDesignSchema = openObject({
  fields: z.array(fieldSchema).optional(),
  derived: z.array(derivedFieldSchema).optional(),
  entities: z.array(entitySchema).optional(),
  lifecycle: lifecycleSchema.optional(),
  keys: z.array(keySchema).optional(),
});

/** How the aggregate that a command is for is found. */
const targetSchema = z.discriminatedUnion('by', [
  /** By its id; `parameter` names the parameter that holds it. Default: "<aggregate> id", added when missing. */
  openObject({ by: z.literal('id'), parameter: nameSchema.optional() }),
  /** By one of the aggregate's keys; the command has parameters named like the key's fields. */
  openObject({ by: z.literal('key'), key: nameSchema }),
]);

/** Another aggregate of the same context that a command reads (never changes) to decide: a root name for its rules. */
const readSchema = openObject({
  /** The root name in expressions; default: the aggregate's name. */
  name: nameSchema.optional(),
  aggregate: elementId,
  /** The parameter that holds its id. */
  parameter: nameSchema,
  /** The refusal when there is none. Default: "<Aggregate> Not Found". */
  error: nameSchema.optional(),
});

/** One event that a command leads to. */
const outcomeSchema = openObject({
  event: elementId,
  when: expressionSchema.optional(),
  /**
   * Payload field -> expression. Fields left out are taken from what bears the same name: parameter, then aggregate, then its
   * id ("cart id"). What is still missing becomes a parameter.
   */
  payload: assignmentsSchema.optional(),
});

/**
 * In a command's expressions bare names are its parameters, the aggregate is a root under its name in camel case
 * (`cart.items`), reads are roots under theirs, and `now` is the command's clock.
 */
export const commandDesignSchema = openObject({
  parameters: z.array(fieldSchema).optional(),
  target: targetSchema.optional(),
  /** May the command begin a new aggregate: never (default), always, or when none is found. */
  creates: z.enum(['never', 'always', 'when-missing']).optional(),
  reads: z.array(readSchema).optional(),
  /** Checked in this order, and before the lifecycle is asked whether the events may happen: the first broken one refuses. */
  rules: z.array(ruleSchema).optional(),
  /**
   * Missing: the events of its aggregate that tell the same deed ("Place Order", "Order Placed"), else the one that no other
   * command names or tells; unconditionally. Between several nothing is guessed.
   */
  outcomes: z.array(outcomeSchema).optional(),
});

/** A change to the aggregate. Bare names are the event's payload, the aggregate is a root under its name. */
const effectSchema = z.discriminatedUnion('do', [
  openObject({ do: z.literal('set'), field: nameSchema, to: expressionSchema }),
  /** Makes an optional field unset again. */
  openObject({ do: z.literal('clear'), field: nameSchema }),
  openObject({ do: z.literal('increment'), field: nameSchema, by: expressionSchema }),
  /** Appends one value: `value` for lists of plain values, `values` (field -> expression) for entities and value objects. */
  openObject({
    do: z.literal('append'),
    field: nameSchema,
    value: expressionSchema.optional(),
    values: assignmentsSchema.optional(),
  }),
  /** Removes every item for which the one-argument arrow holds: `item => item.bookId == bookId`. */
  openObject({ do: z.literal('remove'), field: nameSchema, where: expressionSchema }),
]);

export type Effect = z.infer<typeof effectSchema>;

/** A version that is no longer sent and still read: its messages are brought up to the next version. */
const earlierVersionSchema = openObject({
  version: z.int().min(1),
  fields: z.array(fieldSchema),
  /** Field of the next version -> expression over the fields of this one. Default: the field of the same name. */
  upcast: assignmentsSchema.optional(),
});

/** The face an event shows other contexts. Once a version is published its shape may only grow. */
export const publishedSchema = openObject({
  /** The lasting wire name: "order.placed". */
  name: z.string(),
  version: z.int().min(1),
  /** Wire field -> expression over the payload and the aggregate after the event. Missing: the payload as it is. */
  fields: z.array(fieldSchema).optional(),
  values: assignmentsSchema.optional(),
  earlier: z.array(earlierVersionSchema).optional(),
});

export const eventDesignSchema = openObject({
  payload: z.array(fieldSchema).optional(),
  effects: z.array(effectSchema).optional(),
  published: publishedSchema.optional(),
});

/** A question to an external system, asked before the command is issued. */
const callSchema = openObject({
  system: elementId,
  operation: nameSchema,
  /** Field of the request -> value. Fields left out are taken from what bears the same name. */
  with: compositionsSchema.optional(),
});

/** What to do when an external system answers a question with one of its errors. */
const failureSchema = openObject({
  error: nameSchema,
  command: elementId.optional(),
  with: compositionsSchema.optional(),
});

/**
 * What a policy does about an event. Bare names are what the event tells: its payload, or, when it belongs to another context, its
 * published face; its aggregate's id ("order id"); `now`, the time at which it happened; and what the process remembers,
 * as it stood before this reaction. Parameters that `with` leaves out are taken from what bears the same name.
 */
const reactionSchema = openObject({
  event: elementId,
  /** Which process the event is for: an id or a text that it always tells. Default: the id of the event's aggregate. */
  key: expressionSchema.optional(),
  /** ISO 8601 duration to wait before anything else; the condition is asked afterwards. */
  delay: z.string().optional(),
  /** Default: always. */
  condition: expressionSchema.optional(),
  /** One command for every item of a list. */
  each: openObject({
    list: expressionSchema,
    /** What the expressions of `with` call an item. Default: "item". */
    as: nameSchema.optional(),
  }).optional(),
  /** The answer is at hand as `response` in what follows. */
  call: callSchema.optional(),
  /** Of the call. An error that is not listed is asked again later. */
  failures: z.array(failureSchema).optional(),
  /** The command that is issued. Default: none. */
  command: elementId.optional(),
  with: compositionsSchema.optional(),
  /** What the process knows from then on. */
  remember: compositionsSchema.optional(),
  /** The process hears nothing any more. Default: false. */
  ends: z.boolean().optional(),
  /** The command that makes good when the first one is refused. */
  compensation: elementId.optional(),
  compensationWith: compositionsSchema.optional(),
});

export type Reaction = z.infer<typeof reactionSchema>;

export const policyDesignSchema = openObject({
  /** A person acts on it, or the software does by itself. Default: automatic. */
  mode: z.enum(['automatic', 'manual']).optional(),
  /** Fields that make it a process manager: what it remembers between events. Each is unset until it is remembered. */
  state: z.array(fieldSchema).optional(),
  /** Several reactions to one event take place in their order. */
  reactions: z.array(reactionSchema).optional(),
});

/** One row of the table that keeps a foreign language out: our word, theirs, and how one becomes the other. */
export const translationSchema = openObject({
  ourTerm: z.string(),
  theirTerm: z.string(),
  transformation: z.string().optional(),
  errorCase: z.string().optional(),
  owner: z.string().optional(),
});

export const externalSystemDesignSchema = openObject({
  relationship: z.enum(['conformist', 'anti-corruption-layer']).optional(),
  operations: z
    .array(
      openObject({
        name: nameSchema,
        description: z.string().optional(),
        request: z.array(fieldSchema).optional(),
        response: z.array(fieldSchema).optional(),
        errors: z.array(nameSchema).optional(),
        /** A good answer, which stands in for the system where it is not there. Fields left out get an example of their type. */
        example: exampleValuesSchema.optional(),
      }),
    )
    .optional(),
  translations: z.array(translationSchema).optional(),
});

/** How one event changes the rows. Bare names are what the event tells, `row` is the row before. */
const projectionSchema = openObject({
  event: elementId,
  /** Which row: an id or a text that the event always tells. Default: the id of the event's aggregate. */
  key: expressionSchema.optional(),
  effects: z.array(effectSchema).optional(),
  removes: z.boolean().optional(),
});

export const readModelDesignSchema = openObject({
  fields: z.array(fieldSchema).optional(),
  projections: z.array(projectionSchema).optional(),
  queries: z
    .array(
      openObject({
        name: nameSchema,
        parameters: z.array(fieldSchema).optional(),
        where: expressionSchema.optional(),
      }),
    )
    .optional(),
});

/** A question on the wall and what became of it. */
export const hotspotDesignSchema = openObject({
  state: z.enum(['open', 'resolved', 'dropped']).optional(),
  owner: z.string().optional(),
  resolution: z.string().optional(),
});

export type AggregateDesign = z.infer<typeof aggregateDesignSchema>;
export type CommandDesign = z.infer<typeof commandDesignSchema>;
export type EventDesign = z.infer<typeof eventDesignSchema>;
export type PolicyDesign = z.infer<typeof policyDesignSchema>;
export type ExternalSystemDesign = z.infer<typeof externalSystemDesignSchema>;
