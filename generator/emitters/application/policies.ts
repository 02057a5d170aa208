import { variablesOf, variablesOfAll } from '../../facts/expression-facts.ts';
import { inFile } from '../../names/places.ts';
import type { ValueAssignment } from '../../plan/expressions.ts';
import type { IssuePlan, PolicyPlan, ReactionPlan } from '../../plan/policies.ts';
import { type Emission, kernel, toFile } from '../../printing/emission.ts';
import { printExpression, printOptional, printProperty, printValue } from '../../printing/expressions.ts';
import { printRecord } from '../../printing/field-types.ts';
import { printDoc, printString } from '../../printing/literals.ts';
import { toSentence } from '../../printing/sentences.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { printCallRefusals } from './call-refusals.ts';
import { dispatchPlaces } from './dispatch.ts';
import { describeReaction } from './reaction-sentence.ts';

/** The lasting name of what a policy has handled. */
export function subscriptionNameOf({ id }: PolicyPlan): string {
  return `policy/${id}`;
}

/** `src/application/policies/collect-payment-when-order-placed.ts`: what is done whenever something has happened. */
export function emitPolicy(emission: Emission, policy: PolicyPlan): GeneratedFile {
  const { file, words, description, state, reactions } = policy;
  const source = createSource(file);
  const said = printDoc(toSentence(words), description);
  if (state !== undefined) {
    source.add(
      `${said}${printRecord(source, emission.project.kernelPackage, state.type.symbol, state.fields)}`,
    );
  }
  for (const [index, reaction] of reactions.entries()) {
    const doc = state === undefined && index === 0 ? said : printDoc(describeReaction(policy, reaction));
    source.add(`${doc}${printReaction(emission, source, policy, reaction)}`);
  }
  return toFile(emission, file, source, [
    { id: policy.id, symbol: state?.type.symbol ?? reactions[0]?.place.symbol ?? '' },
  ]);
}

function printReaction(
  emission: Emission,
  source: Source,
  policy: PolicyPlan,
  reaction: ReactionPlan,
): string {
  const { heard, call, condition, place } = reaction;
  const type = source.type(heard.type);
  const heardType = `${source.type(kernel(emission, 'Heard'))}<${heard.upstream === undefined ? `${type}['data']` : type}>`;
  const command = source.type(dispatchPlaces.command);
  const result =
    policy.state === undefined
      ? `readonly ${source.type(kernel(emission, 'Wish'))}<${command}>[]`
      : `${source.type(kernel(emission, 'ProcessStep'))}<${policy.state.type.symbol}, ${command}>`;
  const names = variablesRead(reaction).filter((name) => ['data', 'subject', 'occurredAt'].includes(name));
  const message =
    call === undefined && names.length > 0
      ? `{ ${names.join(', ')} }`
      : call === undefined
        ? '_heard'
        : 'heard';
  const parameters = [
    `${message}: ${heardType}`,
    ...(policy.state === undefined ? [] : [`state: ${policy.state.type.symbol}`]),
    ...(call === undefined
      ? []
      : [
          `{ ${call.system.name.camel} }: Pick<${source.type(systemsPlace)}, ${printString(call.system.name.camel)}>`,
        ]),
  ];
  const nothing = policy.state === undefined ? '[]' : '{ state, wishes: [] }';
  const outcome = printOutcome(
    emission,
    source,
    policy,
    reaction,
    needsLoop(reaction) ? loopName(reaction) : printWishes(emission, source, reaction),
  );
  const body = [
    ...(call !== undefined && names.length > 0 ? [`const { ${names.join(', ')} } = heard;`] : []),
    ...(condition === undefined
      ? []
      : [`if (${printExpression(emission, source, condition.opposite)}) return ${nothing};`]),
    ...(call === undefined ? [] : [printCall(emission, source, policy, reaction, outcome)]),
    ...(needsLoop(reaction) ? [printLoop(emission, source, reaction)] : []),
    `return ${outcome};`,
  ];
  const [keyword, returned] = call === undefined ? ['', result] : ['async ', `Promise<${result}>`];
  return `export ${keyword}function ${place.symbol}(${parameters.join(', ')}): ${returned} {\n${body.join('\n')}\n}`;
}

/** Where the external systems that a context asks are named. */
export const systemsPlace = inFile('src/application/ports.ts', 'Systems');

function printOutcome(
  emission: Emission,
  source: Source,
  { state }: PolicyPlan,
  { remember, ends }: ReactionPlan,
  wishes: string,
): string {
  if (state === undefined) return wishes;
  const next =
    remember.length === 0 ? 'state' : `state: { ...state, ${printGiven(emission, source, remember)} }`;
  const told = wishes === 'wishes' ? wishes : `wishes: ${wishes}`;
  return `{ ${next}, ${told}${ends ? ', ended: true' : ''} }`;
}

function printWishes(emission: Emission, source: Source, reaction: ReactionPlan): string {
  const { issue, each } = reaction;
  if (issue === undefined) return '[]';
  const wish = printWish(emission, source, reaction);
  if (each === undefined) return `[${wish}]`;
  const item = itemValues(reaction).includes(each.as) ? each.as : '';
  return `${printExpression(emission, source, each.list)}.map((${item}) => (${wish}))`;
}

function printWish(emission: Emission, source: Source, { issue, otherwise }: ReactionPlan): string {
  const first = issue === undefined ? '' : `command: ${printCommand(emission, source, issue)}`;
  return `{ ${first}${otherwise === undefined ? '' : `, otherwise: ${printCommand(emission, source, otherwise)}`} }`;
}

function printLoop(emission: Emission, source: Source, reaction: ReactionPlan): string {
  const { each } = reaction;
  if (each === undefined) return '';
  const item = itemValues(reaction).includes(each.as) ? each.as : '_';
  const type = `${source.type(kernel(emission, 'Wish'))}<${source.type(dispatchPlaces.command)}>[]`;
  return `const ${loopName(reaction)}: ${type} = [];
    for (const ${item} of ${printExpression(emission, source, each.list)}) ${loopName(reaction)}.push(${printWish(emission, source, reaction)});`;
}

/** What the commands for all items are gathered in. */
function loopName({ each }: ReactionPlan): string {
  return each?.as === 'wishes' ? 'all' : 'wishes';
}

/** What a loop knows and a function for each item would not: what the condition has found to be there. */
function needsLoop(reaction: ReactionPlan): boolean {
  const { each, condition, issue } = reaction;
  const known = itemValues(reaction).some((name) => name === 'state' || name === 'data');
  return each !== undefined && issue !== undefined && condition !== undefined && known;
}

/** The variables that the commands for an item are made of. */
function itemValues({ issue, otherwise }: ReactionPlan): readonly string[] {
  const values = [...(issue?.values ?? []), ...(otherwise?.values ?? [])];
  return variablesOfAll(values);
}

function printCommand(emission: Emission, source: Source, { command, values }: IssuePlan): string {
  return `{ type: '${command.name.pascal}', data: { ${printGiven(emission, source, values)} } }`;
}

/** `key: value, ...(value !== undefined && { key: value })`; a variable of the key's name stands for both. */
function printGiven(emission: Emission, source: Source, values: readonly ValueAssignment[]): string {
  return values
    .map(({ key, value, optional }) => {
      const code = printValue(emission, source, value);
      if (code !== key) return printProperty(key, code, optional);
      return optional ? printOptional(code, key) : key;
    })
    .join(', ');
}

/** The question to the external system and what to do when it refuses. `outcome` is what is returned when it does not. */
function printCall(
  emission: Emission,
  source: Source,
  policy: PolicyPlan,
  reaction: ReactionPlan,
  outcome: string,
): string {
  const { call } = reaction;
  if (call === undefined) return '';
  const { system, operation, values, failures } = call;
  const origin = `${source.value(kernel(emission, 'callOrigin'))}(heard, ${printString(subscriptionNameOf(policy))})`;
  const handled = failures.map(({ error, issue }) => {
    const wishes = issue === undefined ? '[]' : `[{ command: ${printCommand(emission, source, issue)} }]`;
    return {
      code: error.code,
      outcome: policy.state === undefined ? wishes : `{ state, wishes: ${wishes} }`,
    };
  });
  const isComplete = handled.length > 0 && handled.length === operation.errors.length;
  const others = isComplete
    ? undefined
    : `throw new ${source.value(kernel(emission, 'TryAgainLater'))}(answer.error.message);`;
  const refused = printCallRefusals(handled, others, outcome);
  const usesAnswer = variablesRead({ ...reaction, call: undefined }).includes('response');
  const question = `await ${system.name.camel}.${operation.name.camel}({ ${printGiven(emission, source, values)} }, ${origin});`;
  return [
    refused === '' && !usesAnswer ? question : `const answer = ${question}`,
    ...(refused === '' ? [] : [refused]),
    ...(usesAnswer ? ['const response = answer.value;'] : []),
  ].join('\n');
}

function variablesRead(
  reaction: Omit<ReactionPlan, 'call'> & { readonly call?: ReactionPlan['call'] | undefined },
): readonly string[] {
  const { condition, each, call, issue, otherwise, remember } = reaction;
  const given = [
    ...(issue?.values ?? []),
    ...(otherwise?.values ?? []),
    ...remember,
    ...(call?.values ?? []),
    ...(call?.failures.flatMap((failure) => failure.issue?.values ?? []) ?? []),
  ];
  const others = [condition?.opposite, each?.list].flatMap((expression) =>
    expression === undefined ? [] : variablesOf(expression),
  );
  return [...new Set([...others, ...variablesOfAll(given)])].sort();
}
