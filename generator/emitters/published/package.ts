import { z } from 'zod';
import { DURATION_PATTERN } from '#models/expression/duration.ts';
import { variablesOf } from '../../facts/expression-facts.ts';
import { inFile, inPackage } from '../../names/places.ts';
import type { FieldPlan, TypePlan } from '../../plan/fields.ts';
import type { EarlierPlan, PublishedPlan } from '../../plan/published.ts';
import type { Emission } from '../../printing/emission.ts';
import { printExpression, printProperty } from '../../printing/expressions.ts';
import { compareSpecifiers } from '../../printing/import-order.ts';
import { printDoc } from '../../printing/literals.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import {
  printJson,
  printPackageJson,
  printPackageTsconfig,
  printTestTsconfig,
} from '../project/package-files.ts';
import { printAsyncApi, schemaPath } from './asyncapi.ts';
import { printWireProperties, printWireSchema } from './wire-values.ts';

/** `packages/orders-published`: what other contexts may rely on; nothing when nothing is published. */
export function emitPublishedPackage(emission: Emission): readonly GeneratedFile[] {
  const { context } = emission;
  if (context.published.length === 0) {
    return [];
  }
  const folder = context.publishedFolder;
  const versions = context.published.flatMap((published) => [
    published,
    ...published.earlier.map(
      ({ version, name, fields }): PublishedPlan => ({
        ...published,
        version,
        name,
        fields,
        values: [],
        earlier: [],
      }),
    ),
  ]);
  const exported = versions
    .map(({ name }) => `./${name.kebab}.js`)
    .sort(compareSpecifiers)
    .map((specifier) => `export * from '${specifier}';\n`);
  return [
    whole(`${folder}/package.json`, printPackageJson(context.publishedPackage, { registry: ['zod'] })),
    whole(`${folder}/tsconfig.json`, printPackageTsconfig([])),
    whole(`${folder}/test/tsconfig.json`, printTestTsconfig([])),
    whole(`${folder}/src/index.ts`, exported.join('')),
    whole(`${folder}/asyncapi.json`, printAsyncApi(emission)),
    ...versions.flatMap((published) => [
      emitType(emission, published),
      whole(`${folder}/${schemaPath(published)}`, printJsonSchema(published)),
      emitTest(folder, published),
    ]),
  ];
}

function emitType(emission: Emission, published: PublishedPlan): GeneratedFile {
  const { published: all, publishedFolder: folder } = emission.context;
  const { name, wireName, version, fields } = published;
  const source = createSource(`src/${name.kebab}.ts`);
  source.value(inPackage('zod', 'z'));
  source.add(
    `${printDoc(`${wireName}, version ${version}. Other contexts rely on it: optional fields may be added, and nothing else may change.`)}export interface ${name.pascal} { ${printWireProperties(fields)} }`,
    `${printDoc('The schema that consumers check a message with. Unknown fields are allowed.')}export const ${name.camel}Schema = ${printWireSchema(fields)};`,
    `${printDoc('Throws a ZodError when the message does not fit the schema.')}export function parse${name.pascal}(message: unknown): ${name.pascal} { return ${name.camel}Schema.parse(message); }`,
  );
  const upcast = all.flatMap(({ earlier }) => earlier).find((each) => each.name.pascal === name.pascal);
  if (upcast !== undefined) source.add(printUpcast(emission, source, upcast));
  return {
    path: `${folder}/src/${name.kebab}.ts`,
    text: source.print(),
    elements: [{ id: published.event.id, symbol: name.pascal }],
    ownership: 'whole',
  };
}

/** What is read as the next version: what both know stays, what is new is said. */
function printUpcast(emission: Emission, source: Source, { name, next, values }: EarlierPlan): string {
  const type = source.type(inFile(`src/${next.kebab}.ts`, next.pascal));
  const parse = source.value(inFile(`src/${next.kebab}.ts`, `parse${next.pascal}`));
  const given = values.map(({ key, value }) =>
    printProperty(key, printExpression(emission, source, value), false),
  );
  const usesData = values.some(({ value }) => variablesOf(value).includes('data'));
  return `${printDoc(`Turns a message of this version into one of the next version. Throws a ZodError when it does not fit the schema.`)}export function upcast${name.pascal}(message: unknown): ${type} {
    ${usesData ? `const data = parse${name.pascal}(message);` : ''}
    return ${parse}({ ...${usesData ? 'data' : `parse${name.pascal}(message)`}, ${given.join(', ')} });
  }`;
}

/** The committed schema and the checked one say the same. */
function emitTest(folder: string, published: PublishedPlan): GeneratedFile {
  const { name } = published;
  const text = `import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ${name.camel}Schema } from '../src/${name.kebab}.js';

it('publishes the committed JSON Schema', () => {
  const committed = JSON.parse(readFileSync(new URL('../${schemaPath(published)}', import.meta.url), 'utf8'));
  const { title, $id, ...shape } = committed;
  expect([typeof title, typeof $id]).toEqual(['string', 'string']);
  expect(shape).toEqual(z.toJSONSchema(${name.camel}Schema));
});
`;
  return whole(`${folder}/test/${name.kebab}.test.ts`, text);
}

function printJsonSchema({ fields, wireName, version }: PublishedPlan): string {
  const { $schema, ...shape } = z.toJSONSchema(toSchema(fields));
  const title = `${wireName} v${version}`;
  return printJson({
    $schema,
    $id: `urn:schema:${encodeURIComponent(`${wireName}.v${version}`)}`,
    title,
    ...shape,
  });
}

function toSchema(fields: readonly FieldPlan[]): z.ZodType {
  const shape = fields.map((field) => {
    const one = toOneSchema(field.type);
    const schema = field.list ? z.array(one) : one;
    return [field.key, field.optional ? schema.optional() : schema] as const;
  });
  return z.looseObject(Object.fromEntries(shape));
}

function toOneSchema(type: TypePlan): z.ZodType {
  switch (type.kind) {
    case 'id':
      return z.string();
    case 'one-of':
      return type.options.length === 0 ? z.never() : z.enum(type.options);
    case 'value':
      return toSchema(type.value.fields);
    case 'entity':
      return toSchema(type.entity.fields);
    case 'primitive':
      return primitiveSchemas[type.primitive]();
  }
}

const primitiveSchemas = {
  text: () => z.string(),
  integer: () => z.int(),
  decimal: () => z.number(),
  boolean: () => z.boolean(),
  money: () => z.looseObject({ amount: z.string(), currency: z.string() }),
  date: () => z.iso.date(),
  time: () => z.iso.datetime(),
  duration: () => z.string().regex(DURATION_PATTERN),
  email: () => z.string(),
  url: () => z.string(),
} satisfies Record<Extract<TypePlan, { kind: 'primitive' }>['primitive'], () => z.ZodType>;

function whole(path: string, text: string): GeneratedFile {
  return { path, text, elements: [], ownership: 'whole' };
}
