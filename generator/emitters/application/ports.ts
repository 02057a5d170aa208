import { inFile } from '../../names/places.ts';
import { type Emission, kernel, placesOf, portsOf, toFile } from '../../printing/emission.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { printDoc } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { systemPlacesOf } from '../acl/systems.ts';

const path = 'src/application/ports.ts';

/** `src/application/ports.ts`: what the context needs from outside. */
export function emitApplicationPorts(emission: Emission): GeneratedFile {
  const { context } = emission;
  const source = createSource(path);
  const { store, ports } = portsOf(emission);
  const repository = source.type(kernel(emission, 'Repository'));
  const repositories = context.aggregates.map((aggregate) => {
    const id = source.type(inFile(IDS_FILE, aggregate.idName.pascal));
    return `readonly ${aggregate.plural.camel}: ${repository}<${id}, ${source.type(placesOf(aggregate).state)}>;`;
  });
  source.add(
    `${printDoc(`The storage of ${context.name.words}.`)}export interface ${store.symbol} {
      ${repositories.join('\n')}
      readonly outbox: ${source.type(kernel(emission, 'Outbox'))};
      readonly inbox: ${source.type(kernel(emission, 'Inbox'))};
      readonly kept: ${source.type(kernel(emission, 'Kept'))};
    }`,
    `${printDoc(`What ${context.name.words} needs from outside.`)}export interface ${ports.symbol} {
      readonly store: ${store.symbol};
      readonly clock: ${source.type(kernel(emission, 'Clock'))};
      /** A fresh id that nobody can guess. */
      readonly createId: () => string;
    }`,
  );
  const { systems } = context.reactions;
  if (systems.length > 0) {
    const members = systems.map(
      (system) => `readonly ${system.name.camel}: ${source.type(systemPlacesOf(system).port)};`,
    );
    source.add(
      `${printDoc(`The external systems that ${context.name.words} asks.`)}export interface Systems { ${members.join('\n')} }`,
    );
  }
  return toFile(emission, path, source);
}
