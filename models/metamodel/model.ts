import { z } from 'zod';
import {
  type BoundedContext,
  boundedContextSchema,
  type Relationship,
  relationshipSchema,
} from './context-map.ts';
import { coordinateSchema, MAX_COORDINATE } from './coordinate.ts';
import {
  aggregateDesignSchema,
  commandDesignSchema,
  eventDesignSchema,
  externalSystemDesignSchema,
  hotspotDesignSchema,
  policyDesignSchema,
  readModelDesignSchema,
} from './design.ts';
import { type Dismissal, dismissalSchema } from './dismissal.ts';
import { derivedFieldSchema, fieldSchema, nameSchema, ruleSchema } from './fields.ts';
import { type Term, termSchema } from './glossary.ts';
import {
  type BoardId,
  type ContextId,
  type DismissalId,
  type ElementId,
  idSchema,
  type JourneyId,
  type RelationId,
  type RelationshipId,
  type RuleId,
  type ScenarioId,
  type TermId,
  type ValueObjectId,
} from './ids.ts';
import { type Journey, journeySchema } from './journey.ts';
import { ELEMENT_KINDS, type ElementKind } from './kinds.ts';
import { openObject } from './open-object.ts';
import { RELATION_TYPES, type RelationType } from './relations.ts';
import { type RuleSetting, ruleSettingSchema } from './rule-setting.ts';
import { type Scenario, scenarioSchema } from './scenario.ts';
import { type UnreadPart, unreadPartSchema } from './unread.ts';

const context = idSchema<'context'>();
const element = idSchema<'element'>();

const lengthSchema = z.number().positive().max(MAX_COORDINATE);

/** Top left corner, then width and height where they differ from the kind's: board units, y downwards. */
const placeSchema = z.union([
  z.tuple([coordinateSchema, coordinateSchema]),
  z.tuple([coordinateSchema, coordinateSchema, lengthSchema, lengthSchema]),
]);

export type Place = z.infer<typeof placeSchema>;

const elementBase = {
  text: z.string(),
  at: placeSchema,
  /** Set by hand; without it an element belongs to the context whose frame holds its centre. */
  context: context.optional(),
  /** What the experts said about it; it becomes the comment over the generated code. */
  description: z.string().optional(),
};

export const elementSchema = z.discriminatedUnion('kind', [
  openObject({
    kind: z.literal('event'),
    ...elementBase,
    /** A turning point: drawn as a tape from top to bottom through the wall. Default: false. */
    pivotal: z.boolean().optional(),
    design: eventDesignSchema.optional(),
  }),
  openObject({ kind: z.literal('command'), ...elementBase, design: commandDesignSchema.optional() }),
  openObject({ kind: z.literal('actor'), ...elementBase }),
  openObject({ kind: z.literal('policy'), ...elementBase, design: policyDesignSchema.optional() }),
  openObject({
    kind: z.literal('external-system'),
    ...elementBase,
    design: externalSystemDesignSchema.optional(),
  }),
  openObject({ kind: z.literal('read-model'), ...elementBase, design: readModelDesignSchema.optional() }),
  openObject({ kind: z.literal('aggregate'), ...elementBase, design: aggregateDesignSchema.optional() }),
  openObject({ kind: z.literal('hotspot'), ...elementBase, design: hotspotDesignSchema.optional() }),
  openObject({ kind: z.literal('opportunity'), ...elementBase }),
  openObject({ kind: z.literal('text'), ...elementBase }),
  /** With a `context` it is that context's frame. */
  openObject({ kind: z.literal('frame'), ...elementBase }),
  /** `source` is a data URL of a PNG, JPEG, WebP or GIF. */
  openObject({
    kind: z.literal('image'),
    ...elementBase,
    source: z.string().regex(/^data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=]*$/),
  }),
]);

/** An element as a file has it, which may leave open where it stands. */
export const fileElementSchema = z.discriminatedUnion(
  'kind',
  elementSchema.options.map((option) => option.extend({ at: placeSchema.optional() })) as unknown as [
    FileElementOption,
    ...FileElementOption[],
  ],
);

type FileElementOption = ReturnType<
  typeof openObject<{ kind: z.ZodLiteral<ElementKind> } & Omit<typeof elementBase, 'at'> & OptionalPlace>
>;
type OptionalPlace = { readonly at: z.ZodOptional<typeof placeSchema> };

/** Anything that stands on the board. */
export type BoardElement = z.infer<typeof elementSchema>;

export type ElementOf<Kind extends ElementKind> = Extract<BoardElement, { kind: Kind }>;

const relationSchema = openObject({
  type: z.enum(RELATION_TYPES as [RelationType, ...RelationType[]]),
  from: element,
  to: element,
});

export type Relation = z.infer<typeof relationSchema>;

/** A value with rules of its own and equality by value: Money is built in, Address and Coupon are a board's. */
export const valueObjectSchema = openObject({
  name: nameSchema,
  context: context.optional(),
  description: z.string().optional(),
  fields: z.array(fieldSchema),
  /** What follows from its fields ("is the address abroad?"); read like a field (`address.international`). */
  derived: z.array(derivedFieldSchema).optional(),
  /** Bare names are its fields. */
  rules: z.array(ruleSchema).optional(),
});

export type ValueObject = z.infer<typeof valueObjectSchema>;

/** What a team calls the kinds; the kind ids stay. */
const legendSchema = z.partialRecord(z.enum(ELEMENT_KINDS as [ElementKind, ...ElementKind[]]), z.string());

/**
 * A whole board: one plain immutable value that lint rules, views and the generator read. References (`from`,
 * `context`, `event` ...) may dangle, because people delete things while others work: findings name them.
 */
export interface Model {
  readonly id: BoardId;
  readonly name: string;
  readonly purpose?: string;
  readonly legend?: Readonly<Partial<Record<ElementKind, string>>>;
  /** What stands on the board but does not fit, in the order of its places. Absent when everything fits. */
  readonly unread?: readonly UnreadPart[];
  readonly contexts: Readonly<Record<ContextId, BoundedContext>>;
  readonly elements: Readonly<Record<ElementId, BoardElement>>;
  readonly relations: Readonly<Record<RelationId, Relation>>;
  readonly relationships: Readonly<Record<RelationshipId, Relationship>>;
  readonly terms: Readonly<Record<TermId, Term>>;
  readonly values: Readonly<Record<ValueObjectId, ValueObject>>;
  readonly scenarios: Readonly<Record<ScenarioId, Scenario>>;
  readonly journeys: Readonly<Record<JourneyId, Journey>>;
  /** What the team has set for lint rules. A rule without a setting has the severity of the catalog. */
  readonly rules: Readonly<Record<RuleId, RuleSetting>>;
  readonly dismissals: Readonly<Record<DismissalId, Dismissal>>;
}

/** The sections of a model that are keyed by id, with the schema of their entries. */
export const SECTIONS = {
  contexts: boundedContextSchema,
  elements: elementSchema,
  relations: relationSchema,
  relationships: relationshipSchema,
  terms: termSchema,
  values: valueObjectSchema,
  scenarios: scenarioSchema,
  journeys: journeySchema,
  rules: ruleSettingSchema,
  dismissals: dismissalSchema,
} as const;

export type Section = keyof typeof SECTIONS;

export const SECTION_NAMES = Object.keys(SECTIONS) as readonly Section[];

/** One entry of a section: a context, an element, a relation ... */
export type Entry<Name extends Section> = z.infer<(typeof SECTIONS)[Name]>;

/** What a model has besides its sections. */
export const boardHeadSchema = openObject({
  id: idSchema<'board'>(),
  name: z.string(),
  purpose: z.string().optional(),
  legend: legendSchema.optional(),
  unread: z.array(unreadPartSchema).optional(),
});

/** An empty board. */
export function createModel(id: BoardId, name: string): Model {
  return {
    id,
    name,
    contexts: {},
    elements: {},
    relations: {},
    relationships: {},
    terms: {},
    values: {},
    scenarios: {},
    journeys: {},
    rules: {},
    dismissals: {},
  };
}
