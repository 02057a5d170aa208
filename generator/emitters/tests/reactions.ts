import { inPackage } from '../../names/places.ts';
import type { HeardPlan } from '../../plan/messages.ts';
import type { ReadModelPlan } from '../../plan/read-models.ts';
import type { SystemPlan } from '../../plan/systems.ts';
import { type Emission, kernel, platform, toFile } from '../../printing/emission.ts';
import { printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { systemPlacesOf } from '../acl/systems.ts';
import { wiringPlacesOf } from '../context/wiring.ts';
import { storePlacesOf } from '../infrastructure/stores.ts';
import { keptExamples, printWireJson, toWire } from '../json/wire-examples.ts';
import { scopeOf } from '../project/copied-packages.ts';
import { queryPathOf, readModelPlacesOf } from '../read-models/read-models.ts';
import { emitPolicyTest } from './policies.ts';

/** Tests of what a context hears, asks and shows. */
export function emitReactionTests(emission: Emission): readonly GeneratedFile[] {
  const { heard, policies, systems, readModels } = emission.context.reactions;
  return [
    ...(heard.length === 0 ? [] : [emitHeardTest(emission, heard)]),
    ...policies.flatMap((policy) => emitPolicyTest(emission, policy)),
    ...systems.map((system) => emitSystemTest(emission, system)),
    ...readModels.flatMap((readModel) => emitReadModelTest(emission, readModel)),
  ];
}

function exampleOf({ fields, upstream }: HeardPlan): string {
  return printWireJson(upstream === undefined ? keptExamples(fields) : toWire(fields, {}, true));
}

/** `test/heard.test.ts`: every kind of message that the context reads. */
function emitHeardTest(emission: Emission, heard: readonly HeardPlan[]): GeneratedFile {
  const path = 'test/heard.test.ts';
  const source = createSource(path);
  const vitest = (symbol: string) => source.value(inPackage('vitest', symbol));
  const [describe, expect, it] = [vitest('describe'), vitest('expect'), vitest('it')];
  const messageOf = source.value(inPackage(`${scopeOf(emission)}/platform/testing`, 'messageOf'));
  const poison = source.value(kernel(emission, 'PoisonMessage'));
  const cases = heard.map(
    (each) =>
      `{ read: ${source.value(each.read)}, message: ${messageOf}(${printString(each.wireName)}, ${each.version}, ${exampleOf(each)}), isEmpty: ${each.fields.every(({ optional }) => optional)} },`,
  );
  source.add(
    `const kinds = [ ${cases.join('\n')} ];`,
    `${describe}('what the context hears', () => {
      ${it}.each(kinds)('$message.name is read', ({ read, message }) => {
        ${expect}(read(message)).toMatchObject({ id: message.id, subject: message.subject });
      });

      ${it}.each(kinds)('$message.name of a newer version is put aside', ({ read, message }) => {
        ${expect}(() => read({ ...message, version: message.version + 1 })).toThrow(${poison});
      });

      ${it}.each(kinds.filter(({ isEmpty }) => !isEmpty))('$message.name without its data is put aside', ({ read, message }) => {
        ${expect}(() => read({ ...message, data: {} })).toThrow(${poison});
      });
    });`,
  );
  return toFile(emission, path, source);
}

/** `test/acl/stripe.test.ts`: the way to an external system, against its fake. */
function emitSystemTest(emission: Emission, system: SystemPlan): GeneratedFile {
  const { name, operations } = system;
  const path = `test/acl/${name.kebab}.test.ts`;
  const source = createSource(path);
  const places = systemPlacesOf(system);
  const vitest = (symbol: string) => source.value(inPackage('vitest', symbol));
  const [describe, expect, it] = [vitest('describe'), vitest('expect'), vitest('it')];
  const again = () => source.value(kernel(emission, 'TryAgainLater'));
  const fake = source.value(places.fake);
  const open = source.value(places.open);
  const tests = operations.map((operation) => {
    const asked = printWireJson(toWire(operation.request, {}, true));
    const ask = `${name.camel}.${operation.name.camel}(asked, origin)`;
    const slug = printString(operation.name.slug);
    source.value({
      symbol: `${operation.name.camel}Question`,
      from: { file: `${system.folder}/open-${name.kebab}.ts` },
    });
    const setup = `const { fake, ${name.camel} } = openFaked();\nconst asked = z.decode(${operation.name.camel}Question.request, ${asked});`;
    const refusals = operation.errors.map(
      ({ code }) => `${it}(${printString(`${operation.name.words}: ${code}`)}, async () => {
        ${setup}
        fake.answerNext(${slug}, { error: ${printString(code)} });
        ${expect}(await ${ask}).toMatchObject({ ok: false, error: { code: ${printString(code)} } });
      });`,
    );
    const nonsense = operation.response.every(({ optional }) => optional)
      ? []
      : [
          `${it}(${printString(`${operation.name.words}: an answer that is none is asked for again`)}, async () => {
        ${setup}
        fake.answerNext(${slug}, { answer: {} });
        await ${expect}(${ask}).rejects.toThrow(${again()});
      });`,
        ];
    return [
      `${it}(${printString(`${operation.name.words}: once under one key`)}, async () => {
        ${setup}
        const first = await ${ask};
        const second = await ${ask};
        ${expect}([first.ok, second]).toEqual([true, first]);
        ${expect}(fake.calls().map(({ operation }) => operation)).toEqual([${slug}]);
      });`,
      ...refusals,
      ...nonsense,
    ].join('\n\n');
  });
  source.value(inPackage('zod', 'z'));
  source.add(
    `const origin = { correlationId: 'correlation-1', idempotencyKey: 'key-1' };`,
    `function openFaked() {
      const fake = ${fake}();
      const ${name.camel} = ${open}(() => ({
        ask: async (operation, body, { idempotencyKey }) => fake.answer({ operation, body, idempotencyKey }),
      }));
      return { fake, ${name.camel} };
    }`,
    `${describe}(${printString(name.words)}, () => {\n${tests.join('\n\n')}\n});`,
  );
  return toFile(emission, path, source);
}

/** `test/read-models/order-status.test.ts`: rows that follow, are found, and are the same when they are built again. */
function emitReadModelTest(emission: Emission, readModel: ReadModelPlan): readonly GeneratedFile[] {
  const { name, projections, queries } = readModel;
  const path = `test/read-models/${name.kebab}.test.ts`;
  const source = createSource(path);
  const places = readModelPlacesOf(readModel);
  const vitest = (symbol: string) => source.value(inPackage('vitest', symbol));
  const [expect, it] = [vitest('expect'), vitest('it')];
  const describe = vitest('describe');
  const testing = (symbol: string) =>
    source.value(inPackage(`${scopeOf(emission)}/platform/testing`, symbol));
  const projection = source.value(places.projection);
  // One beginning, then what changes a row: one row, whatever their keys.
  const first = projections.find(({ begins, effects }) => begins && effects.length > 0);
  const kept = [
    ...(first === undefined ? [] : [first]),
    ...projections.filter((each) => !each.removes && !each.begins),
  ];
  if (kept.length === 0) {
    return [];
  }
  const history = kept.map(
    ({ heard }) =>
      `${testing('messageOf')}(${printString(heard.wireName)}, ${heard.version}, ${exampleOf(heard)}),`,
  );
  const count = first === undefined ? 0 : 1;
  const asked = queries.filter(({ parameters }) => parameters.length === 0);
  const printClient = () =>
    `${testing('createApiClient')}('2026-01-01T00:00:00.000Z', (surroundings) => ${source.value(wiringPlacesOf(emission).createApi)}({ ...surroundings, store }))`;
  const shown = asked.map(
    (query) => `${it}(${printString(`shows ${query.name.words}`)}, async () => {
      const store = ${source.value(storePlacesOf(emission).memory)}();
      await store.kept.replaceAll(${projection}.name, ${source.value(platform(emission, 'projectHistory'))}(${projection}, history));
      const answer = await ${printClient()}.get(${printString(queryPathOf(readModel, query))});
      ${expect}(answer).toMatchObject({ status: 200, body: { rows: ${query.where === undefined ? (count === 1 ? '[{}]' : '[]') : `${expect}.any(Array)`} } });
    });`,
  );
  source.add(
    `const history: readonly ${source.type(kernel(emission, 'OutboxMessage'))}[] = [ ${history.join('\n')} ];`,
    `${describe}(${printString(name.words)}, () => {
      ${it}('follows from what has happened, and the same way again', () => {
        const rows = ${source.value(platform(emission, 'projectHistory'))}(${projection}, history);
        ${expect}(rows).toHaveLength(${count});
        ${expect}(${source.value(platform(emission, 'projectHistory'))}(${projection}, history)).toEqual(rows);
      });

      ${shown.join('\n\n')}
    });`,
  );
  return [toFile(emission, path, source)];
}
