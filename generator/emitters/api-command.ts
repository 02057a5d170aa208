import type { AggregatePlan, CommandPlan, FieldPlan } from '../phases/plan/plan.ts';
import { printString } from '../phases/print/literals.ts';
import { createSource, type GeneratedFile, inFile } from '../phases/print/source.ts';
import { type Emission, placesOf, platform, toFile } from './emission.ts';
import { importZod, printJsonField, printJsonProperties } from './json-fields.ts';

/** Where the route of a command stands. */
export function routePlacesOf(aggregate: AggregatePlan, { name }: CommandPlan) {
  const file = `src/api/${aggregate.name.kebab}/${name.kebab}-route.ts`;
  return {
    file,
    add: inFile(file, `add${name.pascal}Route`),
    body: inFile(file, `${name.camel}Body`),
  } as const;
}

/** The address of a command, and where its parameters travel. */
export function requestOf({ plural }: AggregatePlan, { name, target, parameters }: CommandPlan) {
  const inPath = target.by === 'id' && isPathParameter(target.parameter) ? target.parameter : undefined;
  const place = inPath === undefined ? '' : `/{${inPath.key}}`;
  return {
    path: `/${plural.slug}${place}/${name.slug}`,
    inPath,
    inBody: parameters.filter(({ key }) => key !== inPath?.key),
  };
}

function isPathParameter({ type, list, optional, key }: FieldPlan): boolean {
  return type.kind === 'id' && !list && !optional && /^\w+$/.test(key);
}

/** `src/api/cart/add-book-route.ts`: a command over HTTP. */
export function emitApiCommand(
  emission: Emission,
  aggregate: AggregatePlan,
  command: CommandPlan,
): GeneratedFile {
  const { name, description, actors } = command;
  const places = routePlacesOf(aggregate, command);
  const source = createSource(places.file);
  const add = source.value(platform(emission, 'addCommandRoute'));
  const { path, inPath, inBody } = requestOf(aggregate, command);
  const scope = { emission, source, side: 'sent' } as const;
  if (inPath !== undefined || inBody.length > 0) {
    importZod(source, '@hono/zod-openapi');
  }

  if (inBody.length > 0) {
    source.add(
      `export const ${places.body.symbol} = z.strictObject({ ${printJsonProperties(scope, inBody)} });`,
    );
  }
  const route = [
    `path: ${printString(path)},`,
    `tag: ${printString(aggregate.name.words)},`,
    `summary: ${printString(name.words)},`,
    ...(description === undefined ? [] : [`description: ${printString(description)},`]),
    ...(actors.length === 0 ? [] : [`issuedBy: [${actors.map(printString).join(', ')}],`]),
    ...(inPath === undefined
      ? []
      : [`params: z.object({ ${inPath.key}: ${printJsonField(scope, inPath)} }),`]),
    ...(inBody.length === 0 ? [] : [`body: ${places.body.symbol},`]),
  ];
  source.add(
    `export function ${places.add.symbol}(api: ${source.type(platform(emission, 'Api'))}, handle: ${source.type(placesOf(aggregate).handler)}): void {
      ${add}(api, {
        ${route.join('\n')}
      }, (data, origin) => handle({ type: '${name.pascal}', data }, origin));
    }`,
  );
  return toFile(emission, places.file, source, [{ id: command.id, symbol: places.add.symbol }]);
}
