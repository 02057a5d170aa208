/** The part of a JSON schema that an example needs. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
}

const textByFormat: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T12:00:00.000Z',
  date: '2026-01-31',
  duration: 'PT1H30M',
  email: 'someone@example.org',
  uri: 'https://example.org',
};

// Tried one after the other where a text must have a certain form.
const usualTexts = ['text', 'AT', 'EUR', '19.90', '1'];

/** A value of the right shape, to begin a request with. `schemas` are the named ones of the document. */
export function exampleOf(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>): unknown {
  if (schema.$ref) return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, schemas)));
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, property]) => [name, exampleOf(property, schemas)]),
      );
    case 'array':
      return [exampleOf(schema.items ?? {}, schemas)];
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'string':
      return exampleText(schema);
    default:
      return null;
  }
}

function exampleText({ format = '', pattern = '' }: JsonSchema): string {
  const fits = new RegExp(pattern, 'u');
  return textByFormat[format] ?? usualTexts.find((text) => fits.test(text)) ?? 'text';
}
