import { readsField } from '../../facts/expression-facts.ts';
import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan, KeyPlan } from '../../plan/commands.ts';
import type { FieldPlan } from '../../plan/fields.ts';
import type { ErrorPlan } from '../../plan/refusals.ts';
import { type Emission, kernel, placesOf, platform, toFile } from '../../printing/emission.ts';
import { printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { sentencesOf } from '../domain/errors.ts';
import { importZod, printJsonField, printJsonProperties } from '../json/fields.ts';

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
    ...printRefusals(emission, source, aggregate, command),
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

function printRefusals(
  emission: Emission,
  source: Source,
  aggregate: AggregatePlan,
  command: CommandPlan,
): readonly string[] {
  const sentences = sentencesOf(emission, command.rules);
  const picked = refusalsOf(aggregate, command).map(({ code }) => {
    const sentence = sentences.get(code);
    return `[${[code, ...(sentence === undefined ? [] : [sentence])].map(printString).join(', ')}]`;
  });
  if (picked.length === 0) return [];
  const pick = source.value(kernel(emission, 'pickRefusals'));
  return [`refusals: ${pick}(${source.value(placesOf(aggregate).errors)}, ${picked.join(', ')}),`];
}

/** Everything that a command may be refused with, in the order in which it is asked. */
function refusalsOf({ keys }: AggregatePlan, command: CommandPlan): readonly ErrorPlan[] {
  const { presence, reads, rules, outcomes } = command;
  const errors = [
    ...(presence === undefined ? [] : [presence.error]),
    ...reads.map(({ error }) => error),
    ...rules.flatMap(({ broken, error }) => (broken === undefined ? [] : [error])),
    ...outcomes.flatMap(({ allowed }) => (allowed === undefined ? [] : [allowed.error])),
    ...keys.filter((key) => mayTake(command, key)).map(({ error }) => error),
  ];
  return [...new Map(errors.map((error) => [error.code, error])).values()];
}

/** May an aggregate hold a key after the command that it did not hold before? */
function mayTake({ outcomes }: CommandPlan, { fields, when }: KeyPlan): boolean {
  const asks = (property: string) => when !== undefined && readsField(when, property);
  return outcomes.some(
    ({ event: { starts, effects, moves } }) =>
      starts !== 'never' ||
      (moves.length > 0 && asks('status')) ||
      effects.some(({ field }) => asks(field.key) || fields.some(({ key }) => key === field.key)),
  );
}
