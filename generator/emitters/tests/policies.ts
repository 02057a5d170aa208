import { toOneLine } from '../../names/one-line.ts';
import { inPackage } from '../../names/places.ts';
import type {
  ExpectedCommand,
  ExpectedReaction,
  ExpectedWish,
  PolicyPlan,
  ReactionExample,
  ReactionPlan,
} from '../../plan/policies.ts';
import { type Emission, kernel, platform, toFile } from '../../printing/emission.ts';
import { printPlainExample } from '../../printing/examples.ts';
import { printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile, type Source } from '../../printing/source.ts';
import { systemPlacesOf } from '../acl/systems.ts';
import { scopeOf } from '../project/copied-packages.ts';

/** `test/policies/confirm-order-when-payment-processed.ts`: what a policy wishes, message by message; nothing without examples. */
export function emitPolicyTest(emission: Emission, policy: PolicyPlan): readonly GeneratedFile[] {
  const path = `test/policies/${policy.name.kebab}.test.ts`;
  const source = createSource(path);
  const tests = policy.reactions.flatMap((reaction) =>
    reaction.examples.map((example) => printTest(emission, source, policy, reaction, example)),
  );
  if (tests.length === 0) return [];
  const asks = policy.reactions.some(({ call, examples }) => call !== undefined && examples.length > 0);
  if (asks) source.add(printAnswering(emission, source));
  source.add(
    `${source.value(inPackage('vitest', 'describe'))}(${printString(policy.words)}, () => {\n${tests.join('\n\n')}\n});`,
  );
  return [toFile(emission, path, source)];
}

/** The remote side of an external system that says one thing only. */
function printAnswering(emission: Emission, source: Source): string {
  const remote = source.type(platform(emission, 'OpenRemote'));
  return `function answering(status: number, body: object, asked: unknown[] = []): ${remote} {
    return () => ({
      async ask(_operation, question) {
        asked.push(question);
        return { status, body };
      },
    });
  }`;
}

function printTest(
  emission: Emission,
  source: Source,
  { state }: PolicyPlan,
  reaction: ReactionPlan,
  example: ReactionExample,
): string {
  const { heard, call, place } = reaction;
  const { answer, expected } = example;
  const asked = example.kind === 'is-refused' ? undefined : example.asked;
  const form = heard.upstream === undefined ? 'kept' : 'published';
  const expect = source.value(inPackage('vitest', 'expect'));
  const messageOf = source.value(inPackage(`${scopeOf(emission)}/platform/testing`, 'messageOf'));
  const message = `${messageOf}(${printString(heard.wireName)}, ${heard.version}, ${printPlainExample(example.message, form)})`;
  const system = call?.system.name.camel;
  const given = [
    `const heard = ${source.value(heard.read)}(${message});`,
    ...(state === undefined
      ? []
      : [`const state = ${source.value(state.record)}.decode(${printState(example)});`]),
    ...(asked === undefined ? [] : ['const asked: unknown[] = [];']),
    ...(call === undefined || answer === undefined
      ? []
      : [
          `const ${system} = ${source.value(systemPlacesOf(call.system).open)}(answering(${printAnswer(answer)}${asked === undefined ? '' : ', asked'}));`,
        ]),
  ];
  const parameters = [
    'heard',
    ...(state === undefined ? [] : ['state']),
    ...(system === undefined ? [] : [`{ ${system} }`]),
  ];
  const done = `${source.value(place)}(${parameters.join(', ')})`;
  const isAsync = call !== undefined;
  const check =
    expected === undefined
      ? `await ${expect}(${done}).rejects.toThrow(${source.value(kernel(emission, 'TryAgainLater'))});`
      : `${expect}(${isAsync ? 'await ' : ''}${done}).toEqual(${printExpected(expected)});`;
  return `${source.value(inPackage('vitest', 'it'))}(${printString(titleOf(reaction, example))}, ${isAsync ? 'async ' : ''}() => {
    ${given.join('\n')}
    ${check}
    ${asked === undefined ? '' : `${expect}(asked).toEqual([${asked.map((each) => printPlainExample(each, 'published')).join(', ')}]);`}
  });`;
}

function printState({ state }: ReactionExample): string {
  return state === undefined ? '{}' : printPlainExample(state, 'published');
}

function printAnswer(answer: NonNullable<ReactionExample['answer']>): string {
  return answer.ok
    ? `200, ${printPlainExample(answer.response, 'published')}`
    : `422, { code: ${printString(answer.code)} }`;
}

function printExpected({ state, wishes, ended }: ExpectedReaction): string {
  const printed = `[${wishes.map(printWish).join(', ')}]`;
  return state === undefined
    ? printed
    : `{ state: ${printPlainExample(state, 'domain')}, wishes: ${printed}${ended ? ', ended: true' : ''} }`;
}

function printWish({ command, otherwise }: ExpectedWish): string {
  const second = otherwise === undefined ? '' : `, otherwise: ${printCommand(otherwise)}`;
  return `{ command: ${printCommand(command)}${second} }`;
}

function printCommand({ name, data }: ExpectedCommand): string {
  return `{ type: '${name.pascal}', data: ${printPlainExample(data, 'domain')} }`;
}

function titleOf({ heard, issue, call, ends }: ReactionPlan, example: ReactionExample): string {
  const after = `after "${heard.name.words}"`;
  if (example.kind === 'refrains') return `does nothing ${after} unless ${toOneLine(example.condition)}`;
  if (example.kind === 'is-refused') {
    const { expected, instead } = example;
    const outcome = instead === undefined ? 'does nothing' : `wishes "${instead}"`;
    return `${expected === undefined ? 'tries again' : outcome} ${after} when ${call?.system.name.words} answers "${example.error.words}"`;
  }
  if (issue !== undefined) return `wishes "${issue.command.name.words}" ${after}`;
  if (call !== undefined) return `asks ${call.system.name.words} to "${call.operation.name.words}" ${after}`;
  return `${ends ? 'ends' : 'remembers'} ${after}`;
}
