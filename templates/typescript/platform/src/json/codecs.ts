import { z } from '@hono/zod-openapi';
import {
  addDuration,
  CalculationError,
  type DomainError,
  durationText,
  type Money,
  money,
  moneyDigits,
  type Result,
  safeInteger,
  toDecimalText,
} from '@sample/kernel';

// What PostgreSQL keeps as text: no NUL (of the class Cc, as is a line break), no half of a surrogate pair.
const storableText = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;

function refuseUnstorable({
  value,
  issues,
}: {
  readonly value: string;
  readonly issues: z.core.$ZodRawIssue[];
}): void {
  if (storableText.test(value)) return;
  issues.push({ code: 'custom', input: value, message: 'Holds a character that cannot be stored.' });
}

export interface TextBounds {
  /** Counted in Unicode code points, as `maxLength` is. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The whole text must match it. */
  readonly pattern?: RegExp;
  /** The bounds are documented for clients, but checked elsewhere: by the function that makes the value object. Default: false. */
  readonly documentOnly?: boolean;
}

function text({ documentOnly = false, ...bounds }: TextBounds = {}) {
  const { minLength, maxLength, pattern } = documentOnly ? {} : bounds;
  const isBounded = minLength !== undefined || maxLength !== undefined;
  return z
    .string()
    .check(refuseUnstorable, ({ value, issues }) => {
      const refuse = (message: string, code?: string) =>
        issues.push({ code: 'custom', input: value, message, ...(code && { params: { code } }) });
      const length = isBounded ? [...value].length : 0;
      if (length < (minLength ?? 0)) {
        refuse(minLength === 1 ? 'Must not be empty.' : `Must have ${minLength} characters or more.`);
      }
      if (maxLength !== undefined && length > maxLength) {
        refuse(`Must have ${maxLength} ${maxLength === 1 ? 'character' : 'characters'} or fewer.`);
      }
      if (pattern && !pattern.test(value)) refuse('Does not have the right form.', 'wrong-format');
    })
    .openapi({
      ...(bounds.minLength !== undefined && { minLength: bounds.minLength }),
      ...(bounds.maxLength !== undefined && { maxLength: bounds.maxLength }),
      ...(bounds.pattern !== undefined && { pattern: bounds.pattern.source }),
    });
}

/** An id as text; `Id` is the branded type it becomes. */
function id<Id extends string>() {
  return text({ minLength: 1, maxLength: 200 }).pipe(z.custom<Id>());
}

export interface NumberBounds {
  readonly min?: number;
  readonly max?: number;
  /** As for texts. */
  readonly documentOnly?: boolean;
}

function integer(bounds: NumberBounds = {}) {
  return z
    .int()
    .check(...checksOf(bounds))
    .openapi(describe(bounds));
}

function decimal(bounds: NumberBounds = {}) {
  return z
    .number()
    .check(...checksOf(bounds))
    .openapi(describe(bounds));
}

function describe({ min, max }: NumberBounds) {
  return { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
}

function checksOf({ min, max, documentOnly }: NumberBounds): readonly z.core.$ZodCheck<number>[] {
  if (documentOnly) return [];
  return [...(min === undefined ? [] : [z.gte(min)]), ...(max === undefined ? [] : [z.lte(max)])];
}

/** A point in time with any offset, within the years 0 to 9999; inside always UTC with milliseconds. */
const time = z.codec(z.iso.datetime({ offset: true }), z.string(), {
  decode(text, { issues }) {
    try {
      return addDuration(text, 0);
    } catch (error) {
      return refuseCalculation(error, text, issues);
    }
  },
  encode: (text) => text,
});

/** Tells of a value that calculates to nothing; anything else that is thrown is a defect. */
function refuseCalculation(error: unknown, input: unknown, issues: z.core.$ZodRawIssue[]): never {
  if (!(error instanceof CalculationError)) throw error;
  issues.push({ code: 'custom', input, message: error.message });
  return z.NEVER;
}

/** A calendar day: `2026-01-31`. */
const date = z.iso.date();

const milliseconds = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 };

const isoDuration = /^(-?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;

/** A length of time: ISO 8601 outside (`PT1H30M`), milliseconds inside. Years and months have no fixed length. */
const duration = z.codec(z.string().openapi({ format: 'duration' }), z.number(), {
  decode(text, { issues }) {
    const [whole, sign, ...counts] = isoDuration.exec(text) ?? [];
    if (whole === undefined || /[PT]$/.test(text)) {
      issues.push({ code: 'custom', input: text, message: 'Must be an ISO 8601 duration, such as PT1H30M.' });
      return z.NEVER;
    }
    const units = Object.values(milliseconds);
    const length = units.reduce((sum, unit, index) => sum + unit * Number(counts[index] ?? 0), 0);
    try {
      // Not `-length`: there is no negative zero.
      return safeInteger(Math.round(sign === '-' ? 0 - length : length));
    } catch (error) {
      return refuseCalculation(error, text, issues);
    }
  },
  encode: durationText,
});

const decimalAmount = new RegExp(`^\\d{1,${moneyDigits.whole}}(\\.\\d{1,${moneyDigits.decimals}})?$`);
const minorUnits = new RegExp(`^\\d{1,${moneyDigits.whole + moneyDigits.decimals}}$`);

/** An exact amount: decimal text and an ISO 4217 currency outside, minor units inside. */
const moneyCodec = z.codec(
  z.strictObject({
    amount: z.string().regex(decimalAmount),
    currency: z.string().regex(/^[A-Z]{3}$/),
  }),
  z.custom<Money>(),
  {
    decode({ amount, currency }, { issues }) {
      try {
        return money(amount, currency);
      } catch (error) {
        return refuseCalculation(error, amount, issues);
      }
    },
    encode: (sum) => ({ amount: toDecimalText(sum), currency: sum.currency }),
  },
);

/** An exact amount as the outbox keeps it: minor units as text. */
const keptMoney = z.codec(
  z.object({ amount: z.string().regex(minorUnits), currency: z.string() }),
  z.custom<Money>(),
  {
    decode: ({ amount, currency }) => ({ amount: BigInt(amount), currency }),
    encode: ({ amount, currency }) => ({ amount: String(amount), currency }),
  },
);

/** A value object: `fields` outside, inside only what `create` has accepted. */
function value<Shape extends z.ZodRawShape, Value extends z.output<z.ZodObject<Shape>>>(
  fields: z.ZodObject<Shape>,
  create: (input: z.output<z.ZodObject<Shape>>) => Result<Value, DomainError>,
) {
  return z.codec(fields, z.custom<Value>(), {
    decode(input, { issues }) {
      const created = create(input);
      if (created.ok) return created.value;
      const { code, message, detail } = created.error;
      issues.push({
        code: 'custom',
        input,
        message: detail === undefined ? message : `${message} ${detail}`,
        params: { code },
      });
      return z.NEVER;
    },
    encode: (made) => made as never,
  });
}

/** A field that may be missing. It is never there and undefined, which JSON cannot say either. */
function optional<Schema extends z.core.SomeType>(schema: Schema): z.ZodExactOptional<Schema> {
  // OpenAPI is told of optional fields only by this kind of schema; the type is the stricter one.
  return z.optional(schema) as unknown as z.ZodExactOptional<Schema>;
}

/** A value inside of which values of its own kind may stand. */
function recursive<Value>(schema: () => z.ZodType<Value>) {
  return z.lazy(schema).openapi({ type: 'object' });
}

/** How the kinds of values travel and are stored as JSON: each a zod codec between the JSON and the domain's value. */
export const json = {
  text,
  id,
  integer,
  decimal,
  boolean: z.boolean(),
  money: moneyCodec,
  keptMoney,
  date,
  time,
  duration,
  email: z.email().check(refuseUnstorable),
  /** Of the web alone: what is kept may be shown as a link, and `javascript:` is an address too. */
  url: z.url({ protocol: /^https?$/ }).check(refuseUnstorable),
  value,
  optional,
  recursive,
};
