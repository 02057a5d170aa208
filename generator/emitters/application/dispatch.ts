import { inFile } from '../../names/places.ts';
import { type Emission, kernel, placesOf, portsOf, toFile } from '../../printing/emission.ts';
import { printDoc } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';

const path = 'src/application/dispatch.ts';

/** What policies issue, and the function that has it handled. */
export const dispatchPlaces = {
  command: inFile(path, 'AnyCommand'),
  create: inFile(path, 'createDispatch'),
} as const;

/** `src/application/dispatch.ts`: from any command of the context to whoever handles it; only where policies issue some. */
export function emitDispatch(emission: Emission): readonly GeneratedFile[] {
  const { context } = emission;
  if (context.reactions.policies.length === 0) {
    return [];
  }
  const source = createSource(path);
  const handled = context.aggregates.filter(({ commands }) => commands.length > 0);
  const of = (symbol: string) => source.type(kernel(emission, symbol));
  const commands = handled.map((aggregate) => source.type(placesOf(aggregate).command));
  const handlers = handled.map(
    (aggregate) =>
      `const handle${aggregate.name.pascal} = ${source.value(placesOf(aggregate).createHandler)}(ports);`,
  );
  const cases = handled.map(
    (aggregate) =>
      `${aggregate.commands.map(({ name }) => `case '${name.pascal}':`).join('\n')}\nreturn handle${aggregate.name.pascal}(command, origin);`,
  );
  source.add(
    `${printDoc('Every command of the context.')}export type AnyCommand = ${commands.join(' | ') || 'never'};`,
    `${printDoc('Hands a command to the handler of its kind.')}export function createDispatch(ports: ${source.type(portsOf(emission).ports)}) {
      ${handlers.join('\n')}
      return async (command: AnyCommand, origin: ${of('CommandOrigin')}): Promise<${of('Result')}<${of('Handled')}, ${of('DomainError')}>> => {
        switch (command.type) { ${cases.join('\n')} }
      };
    }`,
  );
  return [toFile(emission, path, source)];
}
