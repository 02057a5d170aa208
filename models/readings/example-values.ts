import { isCurrencyCode, parseMinorUnits } from '../expression/currency.ts';
import { parseDuration } from '../expression/duration.ts';
import { toIdentifier } from '../expression/identifier.ts';
import { isDate, isTime } from '../expression/literals.ts';
import { type Binding, describeType, type RecordType, type Type } from '../expression/types.ts';
import type { Value } from '../expression/values.ts';
import { err, ok, type Result } from '../result.ts';
import { findNearest } from '../words/suggestion.ts';

/** An example value that does not fit its field. `path` leads to it from the value that was read. */
export interface ExampleProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * The JSON of a scenario's example value as a value of its type. `counter` stands for `{n}` in ids, dates and texts; an option, an
 * amount, a time and a duration are taken as they are written.
 */
export function readExampleValue(json: unknown, type: Type, counter = 1): Result<Value, ExampleProblem> {
  switch (type.kind) {
    case 'optional':
      return readExampleValue(json, type.of, counter);
    case 'list':
      return readList(json, type.item, counter);
    case 'record':
      return readExampleRecord(json, type.record, counter);
    case 'boolean':
      return typeof json === 'boolean' ? ok(json) : wrong('Write true or false.');
    case 'integer':
      return Number.isSafeInteger(json) ? ok(json as number) : wrong('Write a whole number.');
    case 'decimal':
      return typeof json === 'number' && Number.isFinite(json) ? ok(json) : wrong('Write a number.');
    case 'predicate':
      return wrong('A condition is no example value.');
    default:
      return typeof json === 'string'
        ? readText(json, type, String(counter))
        : wrong(`Write ${describeType(type)} as text.`);
  }
}

/** An object of example values by field name. Fields may be left out. */
export function readExampleRecord(
  json: unknown,
  record: Pick<RecordType, 'name' | 'fields'>,
  counter = 1,
): Result<{ readonly [field: string]: Value }, ExampleProblem> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return wrong(`Write ${record.name} as an object of its fields.`);
  }
  const fields = storedFields(record.fields());
  const values: Record<string, Value> = {};
  for (const [name, part] of Object.entries(json)) {
    const identifier = toIdentifier(name);
    const type = fields.get(identifier);
    if (type === undefined) {
      const nearest = findNearest(identifier, fields.keys());
      const advice =
        nearest === undefined ? 'Take it out, or add the field.' : `Did you mean \`${nearest}\`?`;
      return err({ path: [name], message: `There is no field "${name}" on ${record.name}. ${advice}` });
    }
    const read = readExampleValue(part, type, counter);
    if (!read.ok) return err({ ...read.error, path: [name, ...read.error.path] });
    values[identifier] = read.value;
  }
  return ok(values);
}

function readList(json: unknown, item: Type, counter: number): Result<Value, ExampleProblem> {
  if (!Array.isArray(json)) return wrong('Write a list.');
  const values: Value[] = [];
  for (const [index, part] of json.entries()) {
    const read = readExampleValue(part, item, counter);
    if (!read.ok) return err({ ...read.error, path: [index, ...read.error.path] });
    values.push(read.value);
  }
  return ok(values);
}

function readText(text: string, type: Type, counter: string): Result<Value, ExampleProblem> {
  switch (type.kind) {
    case 'money': {
      const [, amount = '', currency = ''] = /^(\S+) (\S+)$/.exec(text) ?? [];
      const minorUnits = isCurrencyCode(currency) ? parseMinorUnits(amount, currency) : undefined;
      return minorUnits === undefined
        ? wrong(`"${text}" is not an amount. Write it as "19.90 EUR".`)
        : ok({ amount: minorUnits, currency });
    }
    case 'one-of':
      return type.options.includes(text) ? ok(text) : wrong(`"${text}" is not ${describeType(type)}.`);
    case 'date': {
      const day = text.replaceAll('{n}', counter);
      return isDate(day) ? ok(day) : wrong(`"${day}" is not a day. Write it as "2026-01-31".`);
    }
    case 'time': {
      const milliseconds = Date.parse(text);
      const time = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
      return isTime(time) && /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text)
        ? ok(time)
        : wrong(`"${text}" is not a point in time. Write it as "2026-01-31T09:00:00Z".`);
    }
    case 'duration': {
      const duration = parseDuration(text);
      return duration === undefined
        ? wrong(`"${text}" is not a duration. Write it as "P30D" or "PT1H30M".`)
        : ok(duration);
    }
    default:
      return ok(text.replaceAll('{n}', counter));
  }
}

function storedFields(fields: ReadonlyMap<string, Binding>): ReadonlyMap<string, Type> {
  return new Map(
    [...fields].filter(([, { derived }]) => derived === undefined).map(([name, { type }]) => [name, type]),
  );
}

function wrong(message: string): Result<never, ExampleProblem> {
  return err({ path: [], message });
}
