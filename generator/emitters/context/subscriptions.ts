import { variablesOf } from '../../facts/expression-facts.ts';
import { inFile } from '../../names/places.ts';
import type { ExpressionPlan } from '../../plan/expressions.ts';
import type { PolicyPlan, ReactionPlan } from '../../plan/policies.ts';
import { type Emission, platform, portsOf, toFile } from '../../printing/emission.ts';
import { printExpression } from '../../printing/expressions.ts';
import { printDoc, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { dispatchPlaces } from '../application/dispatch.ts';
import { subscriptionNameOf, systemsPlace } from '../application/policies.ts';
import { readModelPlacesOf } from '../read-models/read-models.ts';

const path = 'src/subscriptions.ts';

export const createSubscriptions = inFile(path, 'createSubscriptions');

/** `src/subscriptions.ts`: which messages the context receives, and what happens then. */
export function emitSubscriptions(emission: Emission): GeneratedFile {
  const { policies, readModels, systems } = emission.context.reactions;
  const source = createSource(path);
  const of = (symbol: string) => source.value(platform(emission, symbol));
  const typeOf = (symbol: string) => source.type(platform(emission, symbol));
  const subscribed = [
    ...policies.flatMap((policy) => printPolicy(emission, source, policy)),
    ...readModels.map(
      (readModel) =>
        `${of('createProjection')}(${source.value(readModelPlacesOf(readModel).projection)}, ports.store.kept),`,
    ),
  ];
  const parameters = [
    `${subscribed.length > 0 ? 'ports' : '_ports'}: ${source.type(portsOf(emission).ports)}`,
    ...(policies.length > 0 ? [`log: ${typeOf('Log')}`] : []),
    ...(systems.length > 0 ? [`systems: ${source.type(systemsPlace)}`] : []),
  ];
  source.add(
    `${printDoc(`The subscriptions of ${emission.context.name.words}. Their names are stable, because what they have handled is stored under them.`)}export function createSubscriptions(${parameters.join(', ')}): readonly ${typeOf('Subscription')}[] {
      ${policies.length > 0 ? `const issuing = { dispatch: ${source.value(dispatchPlaces.create)}(ports), kept: ports.store.kept, log };` : ''}
      return [ ${subscribed.join('\n')} ];
    }`,
  );
  return toFile(emission, path, source);
}

/** One subscription for everything at once, and one for each delay. */
function printPolicy(emission: Emission, source: Source, policy: PolicyPlan): readonly string[] {
  const delays = [...new Set(policy.reactions.map(({ delayMs }) => delayMs))];
  const names = new Set<string>();
  return delays.map((delayMs) => {
    const reactions = policy.reactions.filter((reaction) => reaction.delayMs === delayMs);
    const name = claimName(names, policy, reactions);
    const delay = delayMs === 0 ? '' : `\ndelayMs: ${String(delayMs).replace(/\B(?=(\d{3})+$)/g, '_')},`;
    const table = groupByMessage(reactions).map(
      (group) =>
        `${printString(group[0]?.heard.wireName ?? '')}: ${policy.state === undefined ? printReact(source, group) : printSteps(emission, source, policy, group)},`,
    );
    if (policy.state === undefined) {
      return `${source.value(platform(emission, 'createPolicy'))}({ name: ${printString(name)}, ...issuing, ${delay} reactions: { ${table.join('\n')} } }),`;
    }
    return `${source.value(platform(emission, 'createProcessManager'))}({
      name: ${printString(name)},
      process: ${printString(`process/${policy.id}`)},
      state: ${source.value(policy.state.record)},
      ...issuing,${delay}
      reactions: { ${table.join('\n')} },
    }),`;
  });
}

/** Messages wait under it: it must outlast another delay and other words. */
function claimName(taken: Set<string>, policy: PolicyPlan, [first]: readonly ReactionPlan[]): string {
  const own = subscriptionNameOf(policy);
  const wanted = first === undefined || first.delayMs === 0 ? own : `${own}/later/${first.heard.event}`;
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`;
  taken.add(name);
  return name;
}

function groupByMessage(reactions: readonly ReactionPlan[]): readonly (readonly ReactionPlan[])[] {
  const names = [...new Set(reactions.map(({ heard }) => heard.wireName))];
  return names.map((name) => reactions.filter(({ heard }) => heard.wireName === name));
}

function printReact(source: Source, reactions: readonly ReactionPlan[]): string {
  const [first] = reactions;
  if (first === undefined) return '() => []';
  const read = source.value(first.heard.read);
  if (reactions.length === 1) return `(message) => ${printApplied(source, first, `${read}(message)`)}`;
  const hasCall = reactions.some(({ call }) => call !== undefined);
  const parts = reactions.map(
    (reaction) =>
      `...${reaction.call === undefined ? '' : 'await '}${printApplied(source, reaction, 'heard')}`,
  );
  return `${hasCall ? 'async ' : ''}(message) => { const heard = ${read}(message); return [${parts.join(', ')}]; }`;
}

function printApplied(source: Source, { place, call }: ReactionPlan, heard: string): string {
  return `${source.value(place)}(${heard}${call === undefined ? '' : ', systems'})`;
}

function printSteps(
  emission: Emission,
  source: Source,
  { state }: PolicyPlan,
  reactions: readonly ReactionPlan[],
): string {
  const [first] = reactions;
  if (first === undefined) return '';
  const steps = reactions.map(({ place, call }) => {
    const step = source.value(place);
    return call === undefined
      ? step
      : `(heard, state${state === undefined ? '' : `: ${source.type(state.type)}`}) => ${step}(heard, state, systems)`;
  });
  const key = first.key;
  const keyOf =
    key === undefined ? '' : `, (${printVariables(key)}) => ${printExpression(emission, source, key)}`;
  return `${source.value(platform(emission, 'onMessage'))}(${source.value(first.heard.read)}, [${steps.join(', ')}]${keyOf})`;
}

function printVariables(key: ExpressionPlan): string {
  const variables = variablesOf(key);
  return variables.length === 0 ? '' : `{ ${variables.join(', ')} }`;
}
