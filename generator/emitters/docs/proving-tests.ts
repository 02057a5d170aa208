import type { AggregatePlan } from '../../plan/aggregate.ts';
import type { ContextPlan } from '../../plan/context.ts';
import type { Plan } from '../../plan/plan.ts';

/** The test files that speak of each element of the board, by its id, among the paths that were written. */
export function findProvingTests(
  plan: Pick<Plan, 'contexts'>,
  written: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const rows = plan.contexts.flatMap((context) => [
    ...context.aggregates.flatMap((aggregate) => testsOfAggregate(context, aggregate)),
    ...testsOfListeners(context),
  ]);
  return new Map(rows.map(([id, paths]) => [id, paths.filter((path) => written.has(path))]));
}

type Row = readonly [id: string, paths: readonly string[]];

/** A command has a test of its own, an event those of the commands in whose stories it happens. */
function testsOfAggregate(context: ContextPlan, aggregate: AggregatePlan): readonly Row[] {
  const folder = `${context.folder}/test/${aggregate.name.kebab}`;
  const testOf = (name: string) => `${folder}/${name}.test.ts`;
  const lifecycle = testOf(`${aggregate.name.kebab}-lifecycle`);
  const api = testOf(`${aggregate.name.kebab}-api`);
  const { commands, events } = aggregate;
  return [
    [aggregate.id, [...commands.map(({ name }) => testOf(name.kebab)), lifecycle, api]],
    ...commands.map(({ id, name }): Row => [id, [testOf(name.kebab), lifecycle, api]]),
    ...events.map(({ id }): Row => {
      const telling = commands.filter(({ outcomes }) => outcomes.some(({ event }) => event.id === id));
      return [id, [...telling.map(({ name }) => testOf(name.kebab)), lifecycle]];
    }),
  ];
}

/** Policies, external systems and read models: what is done, asked and shown because of what happened. */
function testsOfListeners({ folder, reactions }: ContextPlan): readonly Row[] {
  const { policies, systems, readModels } = reactions;
  return [
    ...policies.map(
      ({ id, name }): Row => [
        id,
        [`${folder}/test/policies/${name.kebab}.test.ts`, 'apps/server/test/journeys.test.ts'],
      ],
    ),
    ...systems.map(({ id, name }): Row => [id, [`${folder}/test/acl/${name.kebab}.test.ts`]]),
    ...readModels.map(({ id, name }): Row => [id, [`${folder}/test/read-models/${name.kebab}.test.ts`]]),
  ];
}
