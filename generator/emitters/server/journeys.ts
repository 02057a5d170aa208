import { toIdentifier } from '#models/expression/identifier.ts';
import type { ContextId, ElementId, JourneyId } from '#models/metamodel/ids.ts';
import type { Journey, JourneyStep } from '#models/metamodel/journey.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { ExampleValues } from '#models/metamodel/scenario.ts';
import { aggregateClusters } from '#models/readings/aggregate-clusters.ts';
import { contextsOfElements } from '#models/readings/context-of.ts';
import { valueObjectsOf } from '../../facts/records.ts';
import { createNameRegistry } from '../../names/name-registry.ts';
import { toOneLine } from '../../names/one-line.ts';
import { inFile } from '../../names/places.ts';
import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { CommandPlan } from '../../plan/commands.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { Name } from '../../plan/names.ts';
import type { Plan } from '../../plan/plan.ts';
import { printKey, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { requestOf } from '../api/command.ts';
import { printWireJson, toWire } from '../json/wire-examples.ts';
import { queryPathOf } from '../read-models/read-models.ts';
import { actorOf, journeysInOrder, tellValues } from './journey-telling.ts';

/** The journeys of a board that can be walked through the generated contexts; the others are named. */
export interface AppJourneys {
  readonly files: readonly GeneratedFile[];
  /** How many can be walked. */
  readonly told: number;
  /** Journeys that lead through something of which no code can be made. */
  readonly leftOut: readonly JourneyId[];
}

const folder = 'src/journeys';
const toldFolder = `${folder}/told`;

/**
 * `apps/server/src/journeys`: the board's journeys as requests, one file each, for the tests and the demo. Those that lead
 * through contexts that were not chosen are left out, and raise no question.
 */
export function emitJourneys(
  model: Model,
  plan: Plan,
  notChosen: ReadonlySet<ContextId | undefined> = new Set(),
): AppJourneys {
  const names = createNameRegistry();
  const leadsElsewhere = findElsewhere(model, notChosen);
  const leftOut: JourneyId[] = [];
  let untold = 0;
  // Files are named in the order of the ids: a journey that becomes longer keeps its name.
  const told = (Object.keys(model.journeys) as JourneyId[]).sort().flatMap((id) => {
    const journey = model.journeys[id];
    // One that is only begun leads nowhere yet.
    if (journey === undefined || journey.steps.length === 0) return [];
    const text = printIfGenerated(() => printJourney(model, plan, journey));
    if (text === undefined) {
      untold += 1;
      if (!leadsElsewhere(journey)) leftOut.push(id);
      return [];
    }
    return [{ id, ...emitJourney(id, names.claim(journey.name, 'journey', undefined, id), text) }];
  });
  const list = createSource(`${folder}/journeys.ts`);
  const type = list.type(inFile(`${folder}/journey.ts`, 'Journey'));
  const entries = journeysInOrder(model).flatMap(([id]) => {
    const entry = told.find((each) => each.id === id);
    return entry === undefined ? [] : [list.value(inFile(entry.path, entry.symbol))];
  });
  list.add(
    `/** The journeys of the board, the smoothest first. */\nexport const journeys: readonly ${type}[] = [${entries.join(', ')}];`,
    `/** How many more the board tells: they lead through what is not here. */\nexport const untoldJourneys: number = ${untold};`,
  );
  return {
    files: [
      ...told.map(({ file }) => file),
      inServer(`${folder}/journeys.ts`, list.print()),
      emitMessageWords(plan),
    ],
    told: told.length,
    leftOut,
  };
}

/** Says of a journey that cannot be walked whether it leads through contexts that were not chosen. */
function findElsewhere(
  model: Model,
  notChosen: ReadonlySet<ContextId | undefined>,
): (journey: Journey) => boolean {
  if (notChosen.size === 0) return () => false;
  const { aggregateOfCommand, aggregateOfEvent } = aggregateClusters(model);
  const homes = contextsOfElements(model);
  const isElsewhere = (id: ElementId) =>
    notChosen.has(homes.get(aggregateOfCommand.get(id) ?? aggregateOfEvent.get(id) ?? id));
  // Who asks an external system is known of the chosen contexts alone.
  return ({ steps }) => steps.some((step) => 'system' in step || elementsOf(step).some(isElsewhere));
}

function elementsOf(step: JourneyStep): readonly ElementId[] {
  if ('readModel' in step) return [step.readModel];
  if ('system' in step) return [step.system];
  const outcome = step.then !== undefined && 'events' in step.then ? step.then : { events: [] };
  const { events, never = [] } = outcome;
  return [...('command' in step ? [step.command] : []), ...events.map(({ event }) => event), ...never];
}

function emitJourney(id: JourneyId, { camel, kebab }: Name, text: string) {
  const path = `${toldFolder}/${kebab}.ts`;
  const source = createSource(path);
  const type = source.type(inFile(`${folder}/journey.ts`, 'Journey'));
  source.add(`export const ${camel}: ${type} = ${text};`);
  return { path, symbol: camel, file: inServer(path, source.print(), [{ id, symbol: camel }]) };
}

function emitMessageWords({ contexts }: Plan): GeneratedFile {
  const words = contexts.flatMap(({ messageNames, aggregates }) =>
    aggregates.flatMap(({ events }) =>
      events.map(({ id, name }) => `${printKey(messageNames.get(id) ?? '')}: ${printString(name.words)},`),
    ),
  );
  const text = `const words: Readonly<Record<string, string>> = { ${words.join('\n')} };

/** What the team calls a message, by its lasting name. */
export function wordsOf(messageName: string): string | undefined {
  return Object.hasOwn(words, messageName) ? words[messageName] : undefined;
}
`;
  return inServer(`${folder}/message-words.ts`, text);
}

function inServer(path: string, text: string, elements: GeneratedFile['elements'] = []): GeneratedFile {
  return { path: `apps/server/${path}`, text, elements, ownership: 'whole' };
}

/** Undefined for what leads through something that is not generated. */
function printIfGenerated(print: () => string): string | undefined {
  try {
    return print();
  } catch (error) {
    if (!(error instanceof NotGenerated)) throw error;
    return undefined;
  }
}

/** A step leads through something that is not generated; it never leaves this file. */
class NotGenerated extends Error {}

function printJourney(model: Model, plan: Plan, { name, description, steps }: Journey): string {
  const parts = steps.map((step) => printStep(model, plan, step));
  return `{
    name: ${printString(toOneLine(name))},
    ${description === undefined ? '' : `description: ${printString(toOneLine(description))},`}
    steps: [ ${parts.join(',\n')} ],
  }`;
}

function printStep(model: Model, plan: Plan, step: JourneyStep): string {
  if ('command' in step) return printWish(model, plan, step);
  if ('readModel' in step) return printLook(plan, step);
  if ('system' in step) return printAnswer(plan, step);
  return `{ kind: 'pause', duration: ${printString(step.later)}, leadsTo: ${printOutcome(plan, step.then ?? { events: [] })} }`;
}

type Step<Key extends string> = Extract<JourneyStep, { [Name in Key]: unknown }>;

function printWish(model: Model, plan: Plan, step: Step<'command'>): string {
  const { command: id, values = {}, then } = step;
  const { context, aggregate, command } = findCommand(plan, id);
  const { path, inPath, inBody } = requestOf(aggregate, command);
  const who = actorOf(model, step);
  // The parameters are all told; a part of one that is not, or cannot be named, gets an example of its type.
  const given = toWire(command.parameters, values, true);
  const target = inPath === undefined ? '' : toSegment(given[inPath.key]);
  const address = `/${context.name.slug}${path.replace(/\{[^}]*\}/, () => target)}`;
  const body = Object.fromEntries(
    inBody.flatMap(({ key }) => (key in given ? [[key, given[key] ?? null]] : [])),
  );
  return `{
    kind: 'wish',
    ${who === undefined ? '' : `who: ${printString(who)},`}
    what: ${printString(command.name.words)},
    path: ${printString(address)},
    body: ${printWireJson(body)},
    leadsTo: ${'error' in then ? `{ refusal: ${printString(codeOf(command, { context, aggregate }, then.error))} }` : printOutcome(plan, then)},
  }`;
}

/** A name in braces stays for the walker to fill in; an id that was written is escaped. */
function toSegment(value: ExampleValues[string] | undefined): string {
  const text = String(value ?? '');
  return /^\{[A-Za-z][A-Za-z0-9-]*\}$/.test(text) ? text : encodeURIComponent(text);
}

function codeOf(
  command: CommandPlan,
  { context, aggregate }: { readonly context: ContextPlan; readonly aggregate: AggregatePlan },
  words: string,
): string {
  const wanted = toIdentifier(words);
  const ofValues = valueObjectsOf(context, command.parameters).flatMap(({ errors }) => errors);
  const all = [...aggregate.errors, ...aggregate.keys.map(({ error }) => error), ...ofValues];
  const found = all.find((error) => toIdentifier(error.words) === wanted);
  if (found === undefined) throw new NotGenerated();
  return found.code;
}

type Outcome = NonNullable<Step<'later'>['then']>;

function printOutcome(plan: Plan, { events, never = [] }: Outcome): string {
  const expected = events.map(
    ({ event, as }) =>
      `{ name: ${printString(messageOf(plan, event))}${as === undefined ? '' : `, as: ${printString(as)}`} }`,
  );
  const forbidden = never.map((event) => printString(messageOf(plan, event)));
  return `{ events: [${expected.join(', ')}]${forbidden.length === 0 ? '' : `, never: [${forbidden.join(', ')}]`} }`;
}

function messageOf(plan: Plan, id: ElementId): string {
  const [name] = plan.contexts.flatMap(({ messageNames }) => messageNames.get(id) ?? []);
  if (name === undefined) throw new NotGenerated();
  return name;
}

function printLook(
  plan: Plan,
  { readModel: id, query: words, values = {}, rows }: Step<'readModel'>,
): string {
  for (const context of plan.contexts) {
    const readModel = context.reactions.readModels.find((each) => each.id === id);
    const query = readModel?.queries.find(({ name }) => toIdentifier(name.words) === toIdentifier(words));
    if (readModel === undefined || query === undefined) continue;
    const asked = toWire(query.parameters, values);
    const search = Object.entries(asked).map(
      ([key, value]) => `${encodeURIComponent(key)}=${toQuery(value)}`,
    );
    const path = `/${context.name.slug}${queryPathOf(readModel, query)}${search.length === 0 ? '' : `?${search.join('&')}`}`;
    const shown = rows.map((row) => printWireJson(toWire(readModel.fields, row)));
    return `{ kind: 'look', what: ${printString(`${readModel.name.words}: ${query.name.words}`)}, path: ${printString(path)}, rows: [${shown.join(', ')}] }`;
  }
  throw new NotGenerated();
}

function toQuery(value: ExampleValues[string] | undefined): string {
  return typeof value === 'string' ? toSegment(value) : encodeURIComponent(JSON.stringify(value));
}

const plain = { text: toOneLine, name: (words: string) => words };

function printAnswer(plan: Plan, { system: id, operation: words, error, values }: Step<'system'>): string {
  for (const { reactions } of plan.contexts) {
    const system = reactions.systems.find((each) => each.id === id);
    const operation = system?.operations.find(({ name }) => toIdentifier(name.words) === toIdentifier(words));
    if (system === undefined || operation === undefined) continue;
    const refusal = operation.errors.find((each) => toIdentifier(each.words) === toIdentifier(error ?? ''));
    const answer = toWire(operation.response, { ...operation.example, ...values }, true);
    const next =
      refusal === undefined ? `answer: ${printWireJson(answer)}` : `error: ${printString(refusal.code)}`;
    const what = `${operation.name.words}: ${refusal?.words ?? (tellValues(values ?? {}, plain) || 'what it always says')}`;
    return `{
      kind: 'answer',
      who: ${printString(system.name.words)},
      what: ${printString(what)},
      path: ${printString(`/fakes/${system.name.slug}/next`)},
      body: { operation: ${printString(operation.name.slug)}, ${next} },
    }`;
  }
  throw new NotGenerated();
}

function findCommand(plan: Plan, id: ElementId) {
  for (const context of plan.contexts) {
    for (const aggregate of context.aggregates) {
      const command = aggregate.commands.find((each) => each.id === id);
      if (command !== undefined) return { context, aggregate, command };
    }
  }
  throw new NotGenerated();
}
