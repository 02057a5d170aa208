import type { ElementId } from '#models/metamodel/ids.ts';
import { nameKind } from '#models/metamodel/kinds.ts';
import type { Model } from '#models/metamodel/model.ts';
import { aggregateClusters, idsOfKind } from '#models/readings/aggregate-clusters.ts';
import { contextsOfElements } from '#models/readings/context-of.ts';
import { toOneLine } from '../../names/one-line.ts';

/**
 * For a board from which no code comes: what is nearest to code, and what it still lacks, in a sentence. Code begins with an
 * aggregate that handles a command, in a context that is not external or in none. Domain experts read the sentence, so kinds
 * have the names of the team's legend.
 */
export function nearestToCode(model: Model): string {
  const { clusters, aggregateOfCommand } = aggregateClusters(model);
  const aggregate = `a sticky "${toOneLine(nameKind('aggregate', model.legend))}"`;
  const homes = contextsOfElements(model);
  const externalHome = (id: ElementId) => {
    const home = homes.get(id);
    const context = home === undefined ? undefined : model.contexts[home];
    return context?.external === true ? context : undefined;
  };
  const ours = clusters.filter((cluster) => externalHome(cluster.aggregate) === undefined);
  const [command] = idsOfKind(model, 'command').filter((id) => !aggregateOfCommand.has(id));
  const idle = (ours.find(({ events }) => events.length > 0) ?? ours[0])?.aggregate;
  if (idle !== undefined) {
    const one = command === undefined ? 'a command' : `a command such as ${quoted(model, command)}`;
    return `${quoted(model, idle)} handles no command yet: connect ${one} to it.`;
  }
  if (command !== undefined) {
    return `Nothing handles ${quoted(model, command)} yet: put ${aggregate} behind it and connect the two.`;
  }
  const [theirs] = clusters.map((cluster) => ({ ...cluster, home: externalHome(cluster.aggregate) }));
  if (theirs?.home !== undefined) {
    return `${quoted(model, theirs.aggregate)} is in "${toOneLine(theirs.home.name)}", which belongs to somebody else: whoever owns it writes its code.`;
  }
  return `Put ${aggregate} between a command and an event and connect the three.`;
}

function quoted({ elements }: Model, id: ElementId): string {
  return `"${toOneLine(elements[id]?.text ?? '') || id}"`;
}
