import { toIdentifier } from '../expression/identifier.ts';
import type { PolicyDesign, Reaction } from '../metamodel/design.ts';
import type { Finding } from '../metamodel/finding.ts';
import type { ElementId } from '../metamodel/ids.ts';
import type { Model } from '../metamodel/model.ts';
import { findElement, idsOfKind } from '../views/aggregate-clusters.ts';
import { parseDuration } from '../views/example-values.ts';
import { readExpressions } from '../views/expression-scopes.ts';
import type { ModelPath } from '../views/model-expression.ts';
import type { ReactionReading } from '../views/read-policies.ts';
import { didYouMean, thereIs } from './advice.ts';
import { findingOf } from './finding-of.ts';
import type { LintRule } from './rule.ts';

/** A reaction that cannot be carried out as it is written: a call to nothing, a failure of no call, a delay of no length ... */
export const reactionNotSound: LintRule = {
  id: 'reaction-not-sound',
  severity: 'error',
  level: 'design',
  check: (model) => {
    const { policies } = readExpressions(model);
    return idsOfKind(model, 'policy').flatMap((id) => {
      const design = findElement(model, id, 'policy')?.design;
      return (design?.reactions ?? []).flatMap((reaction, index) =>
        problemsOf(model, design, reaction, policies.get(id)?.reactions[index]).map(
          ([at, message]) =>
            findingOf(
              reactionNotSound,
              ['elements', id, 'design', 'reactions', index, ...at],
              message,
            ) satisfies Finding,
        ),
      );
    });
  },
};

type Problem = readonly [at: ModelPath, message: string];

function problemsOf(
  model: Model,
  design: PolicyDesign | undefined,
  reaction: Reaction,
  reading: ReactionReading | undefined,
): readonly Problem[] {
  const { delay, remember, ends, key } = reaction;
  const remembers = (design?.state ?? []).length > 0;
  const stateless: readonly Problem[] = [
    ...(remember === undefined ? [] : [['remember'] as const]),
    ...(ends === true ? [['ends'] as const] : []),
    ...(key === undefined ? [] : [['key'] as const]),
  ].map((at) => [
    at,
    'Only a policy that remembers something has processes. Give it fields to remember, or take this out.',
  ]);
  return [
    ...(remembers ? [] : stateless),
    ...(delay === undefined || (parseDuration(delay) ?? -1) > 0
      ? []
      : [[['delay'], `"${delay}" is not a duration. Write it as "P30D" or "PT1H30M".`] as const]),
    ...callProblems(model, reaction),
    ...eachProblems(reaction, reading),
    ...(reaction.compensation !== undefined && reaction.command === undefined
      ? [
          [
            ['compensation'],
            'There is no command that could be refused. Say which one, or take this out.',
          ] as const,
        ]
      : []),
  ];
}

function callProblems(model: Model, { call, failures = [] }: Reaction): readonly Problem[] {
  if (call === undefined) {
    return failures.map((_, index) => [
      ['failures', index],
      'Nothing is called that could fail. Add the call, or take this out.',
    ]);
  }
  const system = findElement(model, call.system, 'external-system');
  if (system === undefined) return [[['call', 'system'], isGone(call.system)]];
  const operations = system.design?.operations ?? [];
  const operation = operations.find(({ name }) => toIdentifier(name) === toIdentifier(call.operation));
  if (operation === undefined) {
    const names = operations.map(({ name }) => name);
    return [
      [
        ['call', 'operation'],
        isUnknown(`"${system.text}" has no operation "${call.operation}".`, call.operation, names),
      ],
    ];
  }
  const errors = operation.errors ?? [];
  const request = (operation.request ?? []).map(({ name }) => name);
  return [
    ...Object.keys(call.with ?? {})
      .filter((name) => !request.some((each) => toIdentifier(each) === toIdentifier(name)))
      .map(
        (name) => [['call', 'with', name], isUnknown(`"${name}" is not asked for.`, name, request)] as const,
      ),
    ...failures.flatMap(({ error }, index): readonly Problem[] =>
      errors.some((each) => toIdentifier(each) === toIdentifier(error))
        ? []
        : [
            [
              ['failures', index, 'error'],
              isUnknown(`"${operation.name}" never answers "${error}".`, error, errors),
            ],
          ],
    ),
  ];
}

function eachProblems({ each }: Reaction, reading: ReactionReading | undefined): readonly Problem[] {
  const type = reading?.each?.list.checked?.type;
  if (each === undefined || type === undefined || type.kind === 'list') return [];
  return [[['each', 'list'], 'This is not a list. Say which list holds the items.']];
}

function isGone(id: ElementId): string {
  return `The external system "${id}" is not on the board (any more). Choose another one, or take the call out.`;
}

function isUnknown(sentence: string, asked: string, known: readonly string[]): string {
  return `${sentence} ${didYouMean(asked, known, thereIs(known))}`;
}
