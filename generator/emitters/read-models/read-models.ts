import { capitalize } from '#models/words/capitalize.ts';
import { conjunctsOf, variablesOf } from '../../facts/expression-facts.ts';
import { inFile } from '../../names/places.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import type { ProjectionPlan, QueryPlan, ReadModelPlan, RowEffectPlan } from '../../plan/read-models.ts';
import { type Emission, kernel, platform, portsOf, toFile } from '../../printing/emission.ts';
import { printExpression, printProperty, printValue } from '../../printing/expressions.ts';
import { isOfPrimitive, printNumberSum, printRecord } from '../../printing/field-types.ts';
import { printDoc, printKey, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { importZod, printJsonProperties } from '../json/fields.ts';

/** Where a read model stands. */
export function readModelPlacesOf({ name, folder }: Pick<ReadModelPlan, 'name' | 'folder'>) {
  return {
    row: inFile(`${folder}/${name.kebab}.ts`, name.pascal),
    json: inFile(`${folder}/${name.kebab}.ts`, `${name.camel}Json`),
    projection: inFile(`${folder}/${name.kebab}-projection.ts`, `${name.camel}Projection`),
    routes: inFile(`src/api/${name.kebab}/${name.kebab}-queries.ts`, `add${name.pascal}Routes`),
  } as const;
}

/** The address of a query below its context. */
export function queryPathOf(readModel: Pick<ReadModelPlan, 'name'>, query: QueryPlan): string {
  return `/${readModel.name.slug}/${query.name.slug}`;
}

/** `src/read-models/order-status` and its queries over HTTP. */
export function emitReadModel(emission: Emission, readModel: ReadModelPlan): readonly GeneratedFile[] {
  return [
    emitRow(emission, readModel),
    emitProjection(emission, readModel),
    ...(readModel.queries.length === 0 ? [] : [emitQueries(emission, readModel)]),
  ];
}

function emitRow(emission: Emission, readModel: ReadModelPlan): GeneratedFile {
  const { name, folder, fields, description, id } = readModel;
  const path = `${folder}/${name.kebab}.ts`;
  const source = createSource(path);
  const places = readModelPlacesOf(readModel);
  importZod(source, 'zod');
  const scope = { emission, source, side: 'kept' } as const;
  source.add(
    `${printDoc(description ?? `One row of ${name.words}.`)}${printRecord(source, emission.project.kernelPackage, name.pascal, fields)}`,
    `${printDoc('A row as it is stored and shown.')}export const ${places.json.symbol} = z.object({ ${printJsonProperties(scope, fields)} });`,
  );
  return toFile(emission, path, source, [{ id, symbol: name.pascal }]);
}

function emitProjection(emission: Emission, readModel: ReadModelPlan): GeneratedFile {
  const { name, folder, projections, id } = readModel;
  const path = `${folder}/${name.kebab}-projection.ts`;
  const source = createSource(path);
  const places = readModelPlacesOf(readModel);
  const row = source.type(places.row);
  const of = (symbol: string) => source.value(platform(emission, symbol));
  const byMessage = [...new Set(projections.map(({ heard }) => heard.wireName))].map((wireName) =>
    projections.filter(({ heard }) => heard.wireName === wireName),
  );
  const table = byMessage.flatMap(([first]) =>
    first === undefined
      ? []
      : [
          `${printString(first.heard.wireName)}: ${of('onRow')}(${source.value(first.heard.read)}, ${first.removes ? of('removeRow') : first.place.symbol}${printRowKey(emission, source, first)}),`,
        ],
  );
  source.add(
    `${printDoc(`How events change ${name.words}.`)}export const ${places.projection.symbol}: ${source.type(platform(emission, 'Projection'))}<${row}> = {
      name: ${printString(`read-model/${id}`)},
      row: ${of('recordOf')}(${source.value(places.json)}),
      changes: { ${table.join('\n')} },
    };`,
    ...byMessage.flatMap(([first]) =>
      first === undefined || first.removes
        ? []
        : [printChange(emission, source, row, readModel.fields, first)],
    ),
  );
  return toFile(emission, path, source, [{ id, symbol: places.projection.symbol }]);
}

function printRowKey(emission: Emission, source: Source, { key }: ProjectionPlan): string {
  if (key === undefined) return '';
  const variables = variablesOf(key);
  const names = variables.length === 0 ? '' : `{ ${variables.join(', ')} }`;
  return `, (${names}) => ${printExpression(emission, source, key)}`;
}

function printChange(
  emission: Emission,
  source: Source,
  row: string,
  fields: readonly FieldPlan[],
  projection: ProjectionPlan,
): string {
  const { heard, place, effects, begins } = projection;
  const variables = effects.flatMap((effect) =>
    'value' in effect ? variablesOf(effect.value) : 'keep' in effect ? variablesOf(effect.keep) : [],
  );
  const names = [...new Set(variables)].filter((name) => name !== 'row').sort();
  const type = heard.upstream === undefined ? `${source.type(heard.type)}['data']` : source.type(heard.type);
  const message = names.length === 0 ? '_heard' : `{ ${names.join(', ')} }`;
  const parameters = `${message}: ${source.type(kernel(emission, 'Heard'))}<${type}>`;
  if (effects.length === 0) {
    return `function ${place.symbol}(${parameters}, row: ${row} | undefined): ${row} | undefined { return row; }`;
  }
  const cleared = effects.filter(
    (effect) => effect.do === 'clear' || (effect.do === 'set' && effect.value.isOptional),
  );
  const clearing =
    cleared.length === 0
      ? ''
      : `const { ${cleared.map(({ field }) => `${printKey(field.key)}: _${field.key}`).join(', ')}, ...rest } = row${begins ? ' ?? {}' : ''};`;
  const before = clearing === '' ? 'row' : 'rest';
  const printed = printEffects(emission, source, effects, !begins);
  if (!begins) {
    return `function ${place.symbol}(${parameters}, row: ${row} | undefined): ${row} | undefined {
      ${clearing === '' ? `return row && { ...row, ${printed} };` : `if (row === undefined) return undefined;\n${clearing}\nreturn { ...rest, ${printed} };`}
    }`;
  }
  return `function ${place.symbol}(${parameters}, row: ${row} | undefined): ${row} {
    ${clearing}
    return { ...${before}, ${printEmptyLists(fields, projection)} ${printed} };
  }`;
}

/** Lists that a beginning row must have, and nothing is put into. */
function printEmptyLists(fields: readonly FieldPlan[], { effects }: ProjectionPlan): string {
  const touched = new Set(effects.map(({ field }) => field.key));
  const untouched = fields.filter(({ list, optional, key }) => list && !optional && !touched.has(key));
  return untouched.map(({ key }) => `${printKey(key)}: row?.${key} ?? [],`).join(' ');
}

function printEffects(
  emission: Emission,
  source: Source,
  effects: readonly RowEffectPlan[],
  isThere: boolean,
): string {
  return effects.flatMap((effect) => printEffect(emission, source, effect, isThere) ?? []).join(', ');
}

function printEffect(
  emission: Emission,
  source: Source,
  effect: RowEffectPlan,
  isThere: boolean,
): string | undefined {
  const { field } = effect;
  const key = printKey(field.key);
  const before = `row${isThere ? '' : '?'}.${field.key}`;
  switch (effect.do) {
    case 'set': {
      const code = printExpression(emission, source, effect.value);
      return printProperty(field.key, code, effect.value.isOptional);
    }
    case 'clear':
      return undefined;
    case 'increment': {
      const code = printValue(emission, source, effect.value);
      if (isOfPrimitive(field, 'money')) {
        const add = source.value(kernel(emission, 'addMoney'));
        return isThere && !field.optional
          ? `${key}: ${add}(${before}, ${code})`
          : `${key}: ${before} === undefined ? ${code} : ${add}(${before}, ${code})`;
      }
      const counted = isThere && !field.optional ? before : `(${before} ?? 0)`;
      return `${key}: ${printNumberSum(emission, source, field, `${counted} + ${code}`)}`;
    }
    case 'append': {
      const code = printValue(emission, source, effect.value);
      return isThere && !field.optional
        ? `${key}: [...${before}, ${code}]`
        : `${key}: [...(${before} ?? []), ${code}]`;
    }
    case 'remove': {
      const keep = printValue(emission, source, effect.keep);
      return isThere && !field.optional
        ? `${key}: ${before}.filter(${keep})`
        : `${key}: (${before} ?? []).filter(${keep})`;
    }
  }
}

/** `src/api/order-status/order-status-queries.ts`: what people may ask of a read model. */
function emitQueries(emission: Emission, readModel: ReadModelPlan): GeneratedFile {
  const { name, id } = readModel;
  const places = readModelPlacesOf(readModel);
  const path = `src/api/${name.kebab}/${name.kebab}-queries.ts`;
  const source = createSource(path);
  const of = (symbol: string) => source.value(platform(emission, symbol));
  const store = source.type(portsOf(emission).store);
  const routes = readModel.queries.map((query) => {
    const asked = query.parameters.map((field) => printParameter(emission, source, field));
    const usesAsked =
      query.matches.length > 0 || (query.where !== undefined && variablesOf(query.where).includes('asked'));
    const holding = query.matches.map(
      ({ field, parameter }) => `${printKey(field.key)}: asked.${parameter.key}`,
    );
    const isWhole = query.where === undefined || isOnlyMatches(query);
    const wanted = [
      ...(holding.length === 0 ? [] : [`holding: { ${holding.join(', ')} },`]),
      ...(isWhole || query.where === undefined
        ? []
        : [`where: (row) => ${printValue(emission, source, query.where)},`]),
    ];
    if (asked.length > 0) {
      importZod(source, '@hono/zod-openapi');
    }
    return `${of('addQueryRoute')}(api, {
      path: ${printString(queryPathOf(readModel, query))},
      tag: ${printString(name.words)},
      summary: ${printString(capitalize(query.name.words))},
      ${asked.length === 0 ? '' : `asked: z.object({ ${asked.join('\n')} }),\n`}row: ${source.value(places.json)},
    }, (page${usesAsked ? ', asked' : ''}) => ${of('findRows')}(store.kept, ${source.value(places.projection)}, ${
      wanted.length === 0 ? 'page' : `{ ...page, ${wanted.join(' ')} }`
    }));`;
  });
  source.add(
    `${printDoc(`The queries of ${name.words}: ${readModel.queries.map((query) => query.name.words).join(', ')}.`)}export function ${places.routes.symbol}(api: ${source.type(platform(emission, 'Api'))}, store: ${store}): void { ${routes.join('\n\n')} }`,
  );
  return toFile(emission, path, source, [{ id, symbol: places.routes.symbol }]);
}

/** Is the whole condition what the store looks for anyway? */
function isOnlyMatches({ where, matches }: QueryPlan): boolean {
  return where !== undefined && conjunctsOf(where.checked.expression).length === matches.length;
}

/** A parameter in an address is text. */
function printParameter(emission: Emission, source: Source, field: FieldPlan): string {
  const scope = { emission, source, side: 'sent' } as const;
  const [one] = [printJsonProperties(scope, [{ ...field, optional: false }])];
  const schema = one
    .slice(one.indexOf(':') + 1)
    .replace(/,\s*$/, '')
    .trim();
  const wrapped = isText(field) ? schema : `${source.value(platform(emission, 'fromText'))}(${schema})`;
  return `${printKey(field.key)}: ${field.optional ? `${wrapped}.optional()` : wrapped},`;
}

function isText({ type, list }: FieldPlan): boolean {
  if (list) return false;
  if (type.kind === 'id' || type.kind === 'one-of') return true;
  return type.kind === 'primitive' && !['integer', 'decimal', 'boolean', 'money'].includes(type.primitive);
}
