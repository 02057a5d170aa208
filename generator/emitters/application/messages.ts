import { variablesOf } from '../../facts/expression-facts.ts';
import { inFile, inPackage } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { PublishedPlan } from '../../plan/published.ts';
import { type Emission, kernel, placesOf, toFile } from '../../printing/emission.ts';
import { printValue } from '../../printing/expressions.ts';
import { printDoc, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { printWireProperty, printWireValue } from '../published/wire-values.ts';

/** `src/application/cart-messages.ts`: what events are called on the wire and who hears of them. */
export function emitApplicationMessages(emission: Emission, aggregate: AggregatePlan): GeneratedFile {
  const { name, events } = aggregate;
  const path = `src/application/${name.kebab}-messages.ts`;
  const source = createSource(path);
  const places = placesOf(aggregate);
  const announcement = source.type(kernel(emission, 'Announcement'));
  const event = source.type(places.event);
  if (events.length === 0) {
    source.add(
      `${printDoc('It has no events yet, so there is nothing to announce.')}export function ${places.announce.symbol}(event: ${event}): readonly ${announcement}[] {
        return event;
      }`,
    );
    return toFile(emission, path, source);
  }
  const names = events.map(
    (each) => `${each.name.pascal}: ${printString(emission.context.messageNames.get(each.id) ?? '')},`,
  );
  const published = emission.context.published.filter((each) => each.aggregate.id === aggregate.id);
  const second = published.map((each) => {
    const toPublished = source.value(inFile(fileOf(each), each.name.camel));
    const given = readsState(each) ? `event, ${name.camel}` : 'event';
    return `if (event.type === '${each.event.name.pascal}') return [internal, ${toPublished}(${given})];`;
  });
  source.add(
    `${printDoc('The names of the events on the wire. They stay the same when a type is renamed.')}const messageNames = { ${names.join('\n')} } as const satisfies Record<${event}['type'], string>;`,
    `${printDoc('The messages that tell of an event: one for this context, and one for everyone if the event is published.')}export function ${places.announce.symbol}(event: ${event}${published.some(readsState) ? `, ${name.camel}: ${source.type(places.state)}` : ''}): readonly ${announcement}[] {
      const internal: ${announcement} = {
        name: messageNames[event.type],
        version: 1,
        audience: 'context',
        data: event.data,
      };
      ${second.join('\n')}
      return [internal];
    }`,
  );
  return toFile(emission, path, source);
}

/** `src/application/order-placed-v1.ts`: the published form of one event. */
export function emitApplicationPublished(emission: Emission, published: PublishedPlan): GeneratedFile {
  const { aggregate, event, name } = published;
  const path = fileOf(published);
  const source = createSource(path);
  const places = placesOf(aggregate);
  const announcement = source.type(kernel(emission, 'Announcement'));
  const variables = published.values.flatMap(({ value }) => variablesOf(value));
  const properties = published.values.map(({ field, value, optional }) => {
    const code = printValue(emission, source, value);
    const wire = printWireValue(emission, source, field, code);
    return `${printWireProperty({ ...field, optional }, wire, code)},`;
  });
  const parameters = [
    `${variables.includes('data') ? '{ data }' : `_${event.name.camel}`}: ${source.type(inFile(event.file, event.name.pascal))}`,
    ...(readsState(published) ? [`${aggregate.name.camel}: ${source.type(places.state)}`] : []),
  ];
  source.add(
    `${printDoc(`"${event.name.words}" as it is published to other contexts.`)}export function ${name.camel}(${parameters.join(', ')}): ${announcement} {
      const published: ${source.type(inPackage(emission.context.publishedPackage, name.pascal))} = { ${properties.join('\n')} };
      return { name: ${printString(published.wireName)}, version: ${published.version}, audience: 'everyone', data: published };
    }`,
  );
  return toFile(emission, path, source);
}

/** Does the published form need the state after the event? */
function readsState({ aggregate, values }: PublishedPlan): boolean {
  return values.some(({ value }) => variablesOf(value).includes(aggregate.name.camel));
}

function fileOf({ name }: PublishedPlan): string {
  return `src/application/${name.kebab}.ts`;
}
