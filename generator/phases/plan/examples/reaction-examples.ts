import { toIdentifier } from '#models/expression/identifier.ts';
import type { IssueReading, ReactionReading } from '#models/readings/read-policies.ts';
import type { FieldPlan } from '../../../plan/fields.ts';
import type { IssuePlan, ReactionExample, ReactionPlan } from '../../../plan/policies.ts';
import { printString } from '../../../printing/literals.ts';
import { namesOf, type Setting, settingsOf } from './reaction-settings.ts';
import { evaluate, listOf, valuesOf } from './reaction-values.ts';
import {
  printSampleFields,
  printSampleRecord,
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
  const answer = response &&
    call && { status: 200, body: printSampleFields(responseFields, response, 'published') };

  /** Undefined where a system is asked and no good answer is known. */
  function given(setting: Setting): Pick<ReactionExample, 'message' | 'state' | 'answer'> | undefined {
    if (call !== undefined && answer === undefined) return undefined;
    const form = heard.upstream === undefined ? 'kept' : 'published';
    return {
      message: printSampleFields(heard.fields, setting.data, form),
      ...(stateFields.length > 0 && { state: printSampleFields(stateFields, setting.state, 'published') }),
      ...(answer && { answer }),
    };
  }

  /** What comes out, as code that a test compares with. Undefined where it cannot be said. */
  function outcome(
    setting: Setting,
    wishes: string | undefined,
    { remembered = {}, ended = false }: { readonly remembered?: SampleRecord; readonly ended?: boolean } = {},
  ): string | undefined {
    if (wishes === undefined || stateFields.length === 0) return wishes;
    const state = printSampleRecord(sampleRecord(stateFields, { ...setting.state, ...remembered }));
    return state && `{ state: ${state}, wishes: ${wishes}${ended ? ', ended: true' : ''} }`;
  }

  return {
    acting(setting) {
      const names = namesOf(reaction, setting);
      const answered = { ...names, ...(call && response && { response }) };
      const remembered = valuesOf(reading.remember, stateFields, answered);
      const expected =
        remembered && outcome(setting, printWishes(reaction, reading, answered), { remembered, ended: ends });
      const asked = call && reading.call && valuesOf(reading.call.with, call.operation.request, names);
      const before = given(setting);
      if (before === undefined || expected === undefined || (call && asked === undefined)) return undefined;
      const questions = call && asked && `[${printSampleFields(call.operation.request, asked, 'published')}]`;
      return { kind: 'acts', ...before, ...(questions && { asked: questions }), expected };
    },
    refused: (setting) =>
      errors.map((error) => {
        const failure = call?.failures.find((each) => each.error.code === error.code);
        const read = reading.failures.find((each) => toIdentifier(each.error) === toIdentifier(error.words));
        const before = given(setting);
        const wishes = failure && printInstead(failure.issue, read?.issue, namesOf(reaction, setting));
        const expected = failure && outcome(setting, wishes);
        if (before === undefined || (failure !== undefined && expected === undefined)) return undefined;
        return {
          kind: 'is-refused',
          error,
          ...before,
          answer: { status: 422, body: `{ code: ${printString(error.code)} }` },
          ...(failure?.issue && { instead: failure.issue.command.name.words }),
          ...(expected !== undefined && { expected }),
        };
      }),
    refraining(setting) {
      const [before, expected] = [given(setting), outcome(setting, '[]')];
      if (before === undefined || expected === undefined) return undefined;
      const condition = reading.condition?.text ?? '';
      return { kind: 'refrains', condition, ...before, ...(call && { asked: '[]' }), expected };
    },
  };
}

function printWishes(
  { issue, otherwise }: Drafted,
  reading: ReactionReading,
  names: SampleRecord,
): string | undefined {
  if (issue === undefined) return '[]';
  const { each } = reading;
  const scopes =
    each === undefined
      ? [names]
      : listOf(each.list.checked, names)?.map((item) => ({ ...names, [each.as]: item }));
  const wishes = scopes?.map((scope) => {
    const command = printCommand(issue, reading.issue, scope);
    const second = otherwise && printCommand(otherwise, reading.compensation, scope);
    if (command === undefined || (otherwise !== undefined && second === undefined)) return undefined;
    return `{ command: ${command}${second === undefined ? '' : `, otherwise: ${second}`} }`;
  });
  return wishes === undefined || wishes.includes(undefined) ? undefined : `[${wishes.join(', ')}]`;
}

function printInstead(
  issue: IssuePlan | undefined,
  reading: IssueReading | undefined,
  names: SampleRecord,
): string | undefined {
  if (issue === undefined) return '[]';
  const command = printCommand(issue, reading, names);
  return command && `[{ command: ${command} }]`;
}

function printCommand(
  { command }: IssuePlan,
  reading: IssueReading | undefined,
  names: SampleRecord,
): string | undefined {
  const values = reading && valuesOf(reading.with, command.parameters, names);
  const data = values && printSampleRecord(values);
  return data && `{ type: '${command.name.pascal}', data: ${data} }`;
}
