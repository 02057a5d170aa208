import { describe, expect, it } from 'vitest';
import { emitReadme } from '#generator/emitters/docs/readme.ts';
import { planModel } from '#generator/phases/plan/plan-model.ts';
import type { JourneyId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';

const bookly = readShippedBoard('models/samples/bookly.storm.json');

describe('the README of a generated project', () => {
  it('shows every route of development with a body that works there', () => {
    const orders = readmeOf(bookly);

    expect(linesWith(orders, '/next')).toEqual([
      `curl -X POST -H 'content-type: application/json' -d '{"operation":"find-by-isbn","error":"volume-not-found"}' 'http://127.0.0.1:3000/fakes/google-books-api/next'`,
    ]);
    expect(linesWith(orders, 'try-1')).toEqual([
      `curl -X POST -H 'x-correlation-id: try-1' -H 'content-type: application/json' -d '{"isbn":"9780441172719","title":"Dune","authors":["Frank Herbert"],"listPrice":{"amount":"10.99","currency":"USD"},"format":"paper"}' 'http://127.0.0.1:3000/catalog/books/list-book'`,
      "curl 'http://127.0.0.1:3000/journal?correlation=try-1'",
    ]);
    for (const route of ['/fakes/google-books-api/calls', '/settle', '/clock']) {
      expect(linesWith(orders, route)).toHaveLength(1);
    }
  });

  it('puts nothing into terminals but commands: not every shell takes comments', () => {
    const blocks = readmeOf(bookly).match(/(?<=```sh\ncurl)[^`]*(?=```)/g) ?? [];
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.join('\n')).not.toMatch(/^#/m);
  });

  it('speaks of no fakes where no external system is asked', () => {
    const { elements } = bookly;
    const without = Object.entries(elements).filter(([, { kind }]) => kind !== 'policy');
    const readme = readmeOf({ ...bookly, elements: Object.fromEntries(without) } as Model);

    expect(readme).not.toContain('/fakes/');
    expect(readme).toContain('/journal?correlation=try-1');
  });

  it('tells of the demo where journeys can be walked', () => {
    expect(readmeOf(bookly, 1)).toContain('npm run demo');
    expect(readmeOf(bookly, 0)).not.toContain('npm run demo');
  });

  it('takes a beginning from a journey where no story tells of one', () => {
    const journey = bookly.journeys['the-card-is-declined' as JourneyId];
    const readme = readmeOf({ ...bookly, scenarios: {}, journeys: { told: journey } } as Model);

    expect(linesWith(readme, 'try-1')[0]).toContain('"isbn":"9780441172719","title":"Dune"');
  });

  it('makes up a beginning that a person asks for where nobody told of one', () => {
    const untold = { ...bookly, scenarios: {}, journeys: {} } as Model;
    const [request, look] = linesWith(readmeOf(untold), 'try-1');

    expect(request).toMatch(/^curl -X POST -H 'x-correlation-id: try-1' .* -d '\{.+\}' '[^']+'$/);
    expect(request).not.toContain('undefined');
    expect(look).toContain('/journal?correlation=try-1');
  });

  it('shows no journal where nothing can begin', () => {
    const { elements } = bookly;
    const without = Object.entries(elements).filter(([, { kind }]) => kind !== 'command');
    const readme = readmeOf({
      ...bookly,
      elements: Object.fromEntries(without),
      scenarios: {},
      journeys: {},
    });

    expect(readme).not.toContain('try-1');
    expect(readme).toContain('/clock');
  });

  it('says what generating again does to every file that is a seed', () => {
    const readme = readmeOf(bookly);

    expect(readme).toContain('## Generating again');
    for (const seed of ['README.md', 'package.json', '.gitignore', 'own-migrations.ts']) {
      expect(readme).toContain(`\`${seed}\``);
    }
  });
});

function readmeOf(model: Model, journeys = 1): string {
  return emitReadme(model, planModel(model), journeys).text;
}

function linesWith(text: string, part: string): readonly string[] {
  return text.split('\n').filter((line) => line.startsWith('curl') && line.includes(part));
}
