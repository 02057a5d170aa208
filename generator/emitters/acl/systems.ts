import { inFile } from '../../names/places.ts';
import type { NamedSystem, OperationPlan, SystemPlan } from '../../plan/systems.ts';
import { type Emission, kernel, platform, toFile } from '../../printing/emission.ts';
import { printDoc, printString } from '../../printing/literals.ts';
import { toMessage } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { importZod } from '../json/fields.ts';
import { printWireJson, toWire } from '../json/wire-examples.ts';
import { describeTranslation } from './describe-translation.ts';
import { printHeardProperties, printHeardSchema } from './incoming-values.ts';

/** Where an external system stands in the code of a context. */
export function systemPlacesOf({ name, folder }: NamedSystem) {
  return {
    port: inFile(`${folder}/${name.kebab}.ts`, name.pascal),
    open: inFile(`${folder}/open-${name.kebab}.ts`, `open${name.pascal}`),
    fake: inFile(`${folder}/${name.kebab}-fake.ts`, `create${name.pascal}Fake`),
  } as const;
}

/** `src/acl/stripe`: a port in our words, the way to the remote side, and a fake of that. */
export function emitSystem(emission: Emission, system: SystemPlan): readonly GeneratedFile[] {
  return [emitPort(emission, system), emitOpening(emission, system), emitFake(emission, system)];
}

function emitPort(emission: Emission, system: SystemPlan): GeneratedFile {
  const { name, operations, description } = system;
  const path = `${system.folder}/${name.kebab}.ts`;
  const source = createSource(path);
  const of = (symbol: string) => source.type(kernel(emission, symbol));
  const scope = { emission, source, form: 'published' } as const;
  for (const operation of operations) {
    const { pascal } = operation.name;
    source.add(
      printShape(`${pascal}Request`, printHeardProperties(scope, operation.request)),
      printShape(`${pascal}Response`, printHeardProperties(scope, operation.response)),
      printRefusals(source, emission, operation),
    );
  }
  const methods = operations.map(
    ({ name: each, description: about }) =>
      `${printDoc(about)}${each.camel}(request: ${each.pascal}Request, origin: ${of('CallOrigin')}): Promise<${of('Result')}<${each.pascal}Response, ${each.pascal}Refusal>>;`,
  );
  source.add(
    `${printDoc(description ?? `What ${emission.context.name.words} asks of ${name.words}.`, relationshipOf(system))}export interface ${name.pascal} { ${methods.join('\n')} }`,
  );
  return toFile(emission, path, source, [{ id: system.id, symbol: name.pascal }]);
}

function printShape(name: string, properties: string): string {
  return properties === ''
    ? `export type ${name} = Readonly<Record<string, never>>;`
    : `export interface ${name} { ${properties} }`;
}

function printRefusals(source: Source, emission: Emission, { name, errors }: OperationPlan): string {
  const refusal = `export type ${name.pascal}Refusal = ${source.type(kernel(emission, 'DomainError'))}<keyof typeof ${name.camel}Refusals>;`;
  const entries = errors.map(
    (error) =>
      `${printString(error.code)}: { code: ${printString(error.code)}, kind: 'conflict', message: ${printString(toMessage(emission, error))} },`,
  );
  return `export const ${name.camel}Refusals = { ${entries.join('\n')} } as const;\n\n${refusal}`;
}

/** How their words become ours. */
function relationshipOf({ conformist, translations, name }: SystemPlan): string {
  if (conformist) return `We conform to ${name.words}: its words are used here as they are.`;
  return translations.map(describeTranslation).join(' ');
}

function emitOpening(emission: Emission, system: SystemPlan): GeneratedFile {
  const { name, operations, folder } = system;
  const path = `${folder}/open-${name.kebab}.ts`;
  const source = createSource(path);
  const places = systemPlacesOf(system);
  importZod(source, 'zod');
  const scope = { emission, source, form: 'published' } as const;
  const ask = source.value(platform(emission, 'askRemote'));
  for (const operation of operations) {
    const refusals = source.value(inFile(`${folder}/${name.kebab}.ts`, `${operation.name.camel}Refusals`));
    source.add(
      `export const ${operation.name.camel}Question = {
        operation: ${printString(operation.name.slug)},
        request: ${printHeardSchema(scope, operation.request)},
        response: ${printHeardSchema(scope, operation.response)},
        refusals: ${refusals},
      };`,
    );
  }
  const methods = operations.map(
    ({ name: each }) =>
      `${each.camel}: (request, origin) => ${ask}(remote, ${each.camel}Question, request, origin),`,
  );
  source.add(
    `${printDoc(`Opens the connection to ${name.words}. Requests and responses have the fields of the board. Where the real ${name.words} uses others, translate them here.`)}export function ${places.open.symbol}(openRemote: ${source.type(platform(emission, 'OpenRemote'))}): ${source.type(places.port)} {
      const remote = openRemote(${printString(name.slug)}, ${source.value(places.fake)});
      return { ${methods.join('\n')} };
    }`,
  );
  return toFile(emission, path, source, [{ id: system.id, symbol: places.open.symbol }]);
}

function emitFake(emission: Emission, system: SystemPlan): GeneratedFile {
  const { name, operations, folder } = system;
  const path = `${folder}/${name.kebab}-fake.ts`;
  const source = createSource(path);
  const places = systemPlacesOf(system);
  const entries = operations.map(
    (operation) =>
      `${printString(operation.name.slug)}: {
        answer: ${printWireJson(toWire(operation.response, operation.example, true))},
        errors: [${operation.errors.map(({ code }) => printString(code)).join(', ')}],
      },`,
  );
  source.add(
    `${printDoc(`Stands in for ${name.words} in tests and in development.`)}export function ${places.fake.symbol}(): ${source.type(platform(emission, 'FakeRemote'))} {
      return ${source.value(platform(emission, 'createFakeRemote'))}(${printString(name.slug)}, { ${entries.join('\n')} });
    }`,
  );
  return toFile(emission, path, source, [{ id: system.id, symbol: places.fake.symbol }]);
}
