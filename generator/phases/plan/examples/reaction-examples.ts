import { toIdentifier } from '#models/expression/identifier.ts';
import type { IssueReading, ReactionReading } from '#models/readings/read-policies.ts';
import type { FieldPlan } from '../../../plan/fields.ts';
import type {
  ExpectedCommand,
  ExpectedReaction,
  ExpectedWish,
  IssuePlan,
  ReactionExample,
  ReactionPlan,
  ReactionSetting,
} from '../../../plan/policies.ts';
import { namesOf, type Setting, settingsOf } from './reaction-settings.ts';
import { evaluate, listOf, valuesOf } from './reaction-values.ts';
import {
  exampleOfRecord,
  exampleOfSample,
  type SampleRecord,
  sampleFields,
  sampleRecord,
} from './sample-values.ts';

/** A reaction whose examples are still to be found. */
type Drafted = Omit<ReactionPlan, 'examples'>;

/**
 * What a reaction does about an example of its message, worked out from what the team wrote: once where its condition
 * holds, once where it does not, and once for each refusal of the system that it asks. None where no example can be found.
 */
export function planReactionExamples(
  reaction: Drafted,
  reading: ReactionReading,
  stateFields: readonly FieldPlan[],
): readonly ReactionExample[] {
  const condition = reading.condition?.checked;
  const settings = settingsOf(reaction, reading, stateFields);
  const find = (wanted: boolean) =>
    settings.find((setting) =>
      condition === undefined ? wanted : evaluate(condition, namesOf(reaction, setting)) === wanted,
    );
  const [met, notMet] = [find(true), find(false)];
  const example = createExamples(reaction, reading, stateFields);
  return [
    ...(met === undefined ? [] : [example.acting(met), ...example.refused(met)]),
    ...(notMet === undefined ? [] : [example.refraining(notMet)]),
  ].filter((each) => each !== undefined);
}

interface Examples {
  readonly acting: (setting: Setting) => ReactionExample | undefined;
  readonly refused: (setting: Setting) => readonly (ReactionExample | undefined)[];
  readonly refraining: (setting: Setting) => ReactionExample | undefined;
}

function createExamples(
  reaction: Drafted,
  reading: ReactionReading,
  stateFields: readonly FieldPlan[],
): Examples {
  const { call, heard, ends } = reaction;
  const { response: responseFields = [], example: said = {}, errors = [] } = call?.operation ?? {};
  const response = sampleFields(responseFields, said);
  const answer =
    call && response && ({ ok: true, response: exampleOfSample(responseFields, response) } as const);

  /** Undefined where a system is asked and no good answer is known. */
  function given(setting: Setting): ReactionSetting | undefined {
    if (call !== undefined && answer === undefined) return undefined;
    return {
      message: exampleOfSample(heard.fields, setting.data),
      ...(stateFields.length > 0 && { state: exampleOfSample(stateFields, setting.state) }),
      ...(answer && { answer }),
    };
  }

  /** What comes out. Undefined where it cannot be said. */
  function outcome(
    setting: Setting,
    wishes: readonly ExpectedWish[] | undefined,
    { remembered = {}, ended = false }: { readonly remembered?: SampleRecord; readonly ended?: boolean } = {},
  ): ExpectedReaction | undefined {
    if (wishes === undefined) return undefined;
    if (stateFields.length === 0) return { wishes, ended };
    const state = exampleOfRecord(sampleRecord(stateFields, { ...setting.state, ...remembered }));
    return state && { state, wishes, ended };
  }

  return {
    acting(setting) {
      const names = namesOf(reaction, setting);
      const answered = { ...names, ...(call && response && { response }) };
      const remembered = valuesOf(reading.remember, stateFields, answered);
      const expected =
        remembered &&
        outcome(setting, expectedWishes(reaction, reading, answered), { remembered, ended: ends });
      const question = call && reading.call && valuesOf(reading.call.with, call.operation.request, names);
      const before = given(setting);
      if (before === undefined || expected === undefined || (call && question === undefined))
        return undefined;
      const asked = call && question && [exampleOfSample(call.operation.request, question)];
      return { kind: 'acts', ...before, ...(asked && { asked }), expected };
    },
    refused: (setting) =>
      errors.map((error) => {
        const failure = call?.failures.find((each) => each.error.code === error.code);
        const read = reading.failures.find((each) => toIdentifier(each.error) === toIdentifier(error.words));
        const before = given(setting);
        const wishes = failure && wishesInstead(failure.issue, read?.issue, namesOf(reaction, setting));
        const expected = failure && outcome(setting, wishes);
        if (before === undefined || (failure !== undefined && expected === undefined)) return undefined;
        return {
          kind: 'is-refused',
          error,
          ...before,
          answer: { ok: false, code: error.code },
          ...(failure?.issue && { instead: failure.issue.command.name.words }),
          ...(expected !== undefined && { expected }),
        };
      }),
    refraining(setting) {
      const [before, expected] = [given(setting), outcome(setting, [])];
      if (before === undefined || expected === undefined) return undefined;
      const condition = reading.condition?.text ?? '';
      return { kind: 'refrains', condition, ...before, ...(call && { asked: [] }), expected };
    },
  };
}

function expectedWishes(
  { issue, otherwise }: Drafted,
  reading: ReactionReading,
  names: SampleRecord,
): readonly ExpectedWish[] | undefined {
  if (issue === undefined) return [];
  const { each } = reading;
  const scopes =
    each === undefined
      ? [names]
      : listOf(each.list.checked, names)?.map((item) => ({ ...names, [each.as]: item }));
  const wishes = scopes?.map((scope): ExpectedWish | undefined => {
    const command = expectedCommand(issue, reading.issue, scope);
    const second = otherwise && expectedCommand(otherwise, reading.compensation, scope);
    if (command === undefined || (otherwise !== undefined && second === undefined)) return undefined;
    return { command, ...(second !== undefined && { otherwise: second }) };
  });
  return wishes?.every((wish) => wish !== undefined) ? wishes : undefined;
}

function wishesInstead(
  issue: IssuePlan | undefined,
  reading: IssueReading | undefined,
  names: SampleRecord,
): readonly ExpectedWish[] | undefined {
  if (issue === undefined) return [];
  const command = expectedCommand(issue, reading, names);
  return command && [{ command }];
}

function expectedCommand(
  { command }: IssuePlan,
  reading: IssueReading | undefined,
  names: SampleRecord,
): ExpectedCommand | undefined {
  const values = reading && valuesOf(reading.with, command.parameters, names);
  const data = values && exampleOfRecord(values);
  return data && { name: command.name, data };
}
