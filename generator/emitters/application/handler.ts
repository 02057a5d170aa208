import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan } from '../../plan/commands.ts';
import { type Emission, kernel, placesOf, portsOf, toFile } from '../../printing/emission.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { printDoc, printKey } from '../../printing/literals.ts';
import { inSentence } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';

/** `src/application/cart-handler.ts`: which aggregate each command is for, and what its decision reads. */
export function emitApplicationHandler(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name, plural } = aggregate;
  const path = `src/application/${name.kebab}-handler.ts`;
  const source = createSource(path);
  const places = placesOf(aggregate);
  const id = source.type(inFile(IDS_FILE, aggregate.idName.pascal));
  const finders = aggregate.commands.map((command) => printFinder(source, aggregate, command));
  const handler = `${source.type(kernel(emission, 'CommandHandler'))}<${source.type(places.command)}, ${id}, ${source.type(places.error)}>`;
  source.add(
    `export type ${places.handler.symbol} = ${handler};`,
    `${printDoc(`Handles the commands for ${inSentence(plural.words)}: finds the ${inSentence(name.words)}, decides, and saves the new state together with its messages. A refused command changes nothing.`)}export function ${places.createHandler.symbol}({ store, clock, createId }: ${source.type(portsOf(emission).ports)}): ${places.handler.symbol} {
      return ${source.value(kernel(emission, 'createCommandHandler'))}({
        decider: ${source.value(places.decider)},
        repository: store.${plural.camel},
        find: { ${finders.join('\n')} },
        contextFor: ${printContextFor(aggregate)},
        createId: ${printCreateId(source, aggregate)},
        announce: ${source.value(places.announce)},
        createMessageId: createId,
        clock,
      });
    }`,
  );
  return toFile(emission, path, source);
}

function printFinder(source: Source, aggregate: AggregatePlan, command: CommandPlan): string {
  const repository = `store.${aggregate.plural.camel}`;
  const { target } = command;
  switch (target.by) {
    case 'nothing':
      return `${command.name.pascal}: () => undefined,`;
    case 'id':
      return `${command.name.pascal}: ({ data }) => ${repository}.find(data.${target.parameter.key}),`;
    case 'key': {
      // The data names the key's fields as the aggregate does, more often than not.
      const isNamedAlike = target.key.fields.every(
        ({ key: field }, index) => target.parameters[index]?.key === field,
      );
      const key = `${source.value(placesOf(aggregate).key)}.${target.key.name.camel}`;
      const values = target.key.fields.map((field, index) => {
        const parameter = target.parameters[index]?.key ?? field.key;
        return `${printKey(field.key)}: data.${parameter}`;
      });
      const data = isNamedAlike ? 'data' : `{ ${values.join(', ')} }`;
      return `${command.name.pascal}: ({ data }) => ${repository}.findByKey(${key}(${data})),`;
    }
  }
}

function printContextFor(aggregate: AggregatePlan): string {
  const reading = aggregate.commands.filter(({ reads }) => reads.length > 0);
  if (reading.length === 0) {
    return '(_command, context) => context';
  }
  const cases = reading.map(({ name, reads }) => {
    const loaded = reads.map(
      ({ slot, parameter }) =>
        `${slot.key}: (await store.${slot.aggregate.plural.camel}.find(command.data.${parameter.key}))?.state`,
    );
    return `if (command.type === '${name.pascal}') return { ...context, ${loaded.join(', ')} };`;
  });
  return `async (command, context) => {
    ${cases.join('\n')}
    return context;
  }`;
}

/** Fresh, unless a beginning brings its id. */
function printCreateId(source: Source, aggregate: AggregatePlan): string {
  const id = source.value(inFile(IDS_FILE, aggregate.idName.camel));
  const bringing = aggregate.commands.flatMap(({ name, creates, target }) =>
    creates !== 'never' && target.by === 'id' ? [{ name, key: target.parameter.key }] : [],
  );
  if (bringing.length === 0) {
    return `() => ${id}(createId())`;
  }
  const cases = bringing.map(
    ({ name, key }) => `if (command.type === '${name.pascal}') return command.data.${key};`,
  );
  return `(command) => {
    ${cases.join('\n')}
    return ${id}(createId());
  }`;
}
