import type { HeardPlan } from '../../plan/messages.ts';
import { type Emission, kernel, platform, toFile } from '../../printing/emission.ts';
import { printDoc, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { importZod } from '../json/fields.ts';
import { describeTranslation } from './describe-translation.ts';
import { printHeardProperties, printHeardSchema } from './incoming-values.ts';

/** `src/acl/orders/order-placed.ts`: an event of another context, read into the words of this one. */
export function emitHeardForeign(emission: Emission, heard: HeardPlan): readonly GeneratedFile[] {
  const { upstream, name, type, fields } = heard;
  if (upstream === undefined || !('file' in type.from)) {
    return [];
  }
  const source = createSource(type.from.file);
  importZod(source, 'zod');
  const scope = { emission, source, form: 'published' } as const;
  source.add(
    `${printDoc(`"${name.words}" as ${upstream.name.words} publishes it (${heard.wireName}), in the words of ${emission.context.name.words}.`, ...upstream.translations.map(describeTranslation))}export interface ${type.symbol} { ${printHeardProperties(scope, fields)} }`,
    printReader(emission, source, heard, printHeardSchema(scope, fields), type.symbol),
  );
  return [toFile(emission, type.from.file, source, [{ id: heard.event, symbol: heard.read.symbol }])];
}

/** `src/json/heard.ts`: the events of the context itself that its policies and read models hear. */
export function emitHeardOwn(emission: Emission): readonly GeneratedFile[] {
  const own = emission.context.reactions.heard.filter(({ upstream }) => upstream === undefined);
  if (own.length === 0) {
    return [];
  }
  const path = 'src/json/heard.ts';
  const source = createSource(path);
  importZod(source, 'zod');
  for (const heard of own) {
    const schema = printHeardSchema({ emission, source, form: 'kept' }, heard.fields);
    const data = `${source.type(heard.type)}['data']`;
    source.add(printReader(emission, source, heard, schema, data));
  }
  return [toFile(emission, path, source)];
}

function printReader(
  emission: Emission,
  source: ReturnType<typeof createSource>,
  { read, wireName, version, earlier }: HeardPlan,
  schema: string,
  data: string,
): string {
  const upcasts = earlier.map((each) => `${each.version}: ${source.value(each.upcast)},`);
  const heard = source.type(kernel(emission, 'Heard'));
  const message = source.type(kernel(emission, 'OutboxMessage'));
  const reader = source.value(platform(emission, 'messageReader'));
  return `${printDoc(`Reads ${wireName}${version > 1 ? `, up to version ${version}` : ''}.`)}export const ${read.symbol}: (message: ${message}) => ${heard}<${data}> = ${reader}({
    name: ${printString(wireName)},
    version: ${version},
    schema: ${schema},
    ${upcasts.length === 0 ? '' : `upcasts: { ${upcasts.join(' ')} },`}
  });`;
}
