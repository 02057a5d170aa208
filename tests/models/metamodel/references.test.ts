import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainObject } from '#models/metamodel/json.ts';
import { boardFileJsonSchema } from '#models/metamodel/json-schema.ts';
import { SECTION_NAMES, type Section } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import {
  REFERENCES,
  redirectReferences,
  referencesOf,
  SECTIONS_WITH_CONTEXT,
  withoutTriggers,
} from '#models/metamodel/references.ts';
import { arbitraryModel } from '#tests/support/arbitrary-model.ts';

const schema = boardFileJsonSchema();

const { elements, scenarios } = parseModel({
  id: 'shop',
  name: 'Shop',
  elements: {
    collect: {
      kind: 'policy',
      text: 'Collect the payment',
      at: [0, 0],
      context: 'orders',
      design: {
        state: [
          { type: 'value', name: 'address', of: 'address' },
          { type: 'id', name: 'order', of: 'address' },
        ],
        reactions: [
          {
            event: 'placed',
            call: { system: 'bank', operation: 'charge', with: { event: 'placed' } },
            failures: [{ error: 'Card Declined' }, { error: 'No Answer', command: 'cancel' }],
            command: 'pay',
          },
          { event: 'cancelled', compensation: 'refund' },
        ],
      },
    },
  },
  scenarios: {
    pays: { name: 'Pays', command: 'pay', when: { command: 'pay' }, then: { events: [{ event: 'paid' }] } },
  },
}).model;
const [policy] = Object.values(elements);
const [scenario] = Object.values(scenarios);
if (policy === undefined || scenario === undefined) throw new Error('The board of this test is not valid.');

describe('the list of references', () => {
  it.each(SECTION_NAMES)('names every id that the schema of %s may hold', (section) => {
    const ids = pathsWithIds(entrySchemaOf(section));
    const listed = Object.entries(REFERENCES[section])
      // The schema takes any text as the id of a value object, so that a board with a wrong one still opens.
      .filter(([, target]) => target.section !== 'values')
      .map(([path]) => path);
    expect(listed.sort()).toEqual([...ids].sort());
  });

  it('names every field that may be of a value object', () => {
    for (const section of SECTION_NAMES) {
      const fields = pathsWithValueFields(entrySchemaOf(section));
      const listed = Object.entries(REFERENCES[section])
        .filter(([, target]) => target.section === 'values')
        .map(([path]) => path);
      expect(listed.sort(), section).toEqual([...fields].sort());
    }
  });

  it('knows the sections whose entries belong to contexts', () => {
    expect(SECTIONS_WITH_CONTEXT).toEqual(['elements', 'terms', 'values']);
  });
});

describe('the references of an entry', () => {
  it('are found at any depth, and nowhere among what people named themselves', () => {
    const found = referencesOf('elements', policy);
    expect(found.map(({ path, id, target }) => `${path.join('/')} ${target.section} ${id}`)).toEqual([
      'context contexts orders',
      'design/state/0/of values address',
      'design/reactions/0/event elements placed',
      'design/reactions/0/call/system elements bank',
      'design/reactions/0/failures/1/command elements cancel',
      'design/reactions/0/command elements pay',
      'design/reactions/1/event elements cancelled',
      'design/reactions/1/compensation elements refund',
    ]);
    expect(referencesOf('scenarios', scenario).map(({ id }) => id)).toEqual(['pay', 'paid']);
  });

  it('are redirected in a copy, and only they', () => {
    const before = structuredClone(scenario);
    const redirected = redirectReferences('scenarios', scenario, ({ id }) => (id === 'pay' ? 'pay-2' : id));
    expect(redirected).toEqual({ ...before, command: 'pay-2' });
    expect(scenario).toEqual(before);
    expect(redirectReferences('scenarios', scenario, ({ id }) => id)).toBe(scenario);
  });

  it('take the parts that an event triggers with them', () => {
    const rest = withoutTriggers('elements', policy, (event) => event === 'placed');
    expect(rest).toMatchObject({ design: { reactions: [{ event: 'cancelled' }] } });
    expect(withoutTriggers('elements', policy, (event) => event === 'pay')).toBe(policy);
  });

  it('are all redirected, on any board', () => {
    let count = 0;
    fc.assert(
      fc.property(arbitraryModel(), (model) => {
        for (const section of SECTION_NAMES) {
          for (const entry of Object.values(model[section])) {
            const renamed = redirectReferences(section, entry, ({ id }) => `${id}-renamed`);
            const ids = referencesOf(section, entry).map(({ id }) => `${id}-renamed`);
            expect(referencesOf(section, renamed).map(({ id }) => id)).toEqual(ids);
            count += ids.length;
          }
        }
      }),
    );
    expect(count).toBeGreaterThan(100);
  });
});

type Node = Readonly<Record<string, unknown>>;

function entrySchemaOf(section: Section): Node {
  const sections = schema.properties as Readonly<Record<Section, { readonly additionalProperties: Node }>>;
  return sections[section].additionalProperties;
}

const idPattern = '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$';

function pathsWithIds(entry: Node): ReadonlySet<string> {
  return pathsWhere(entry, ({ pattern }) => pattern === idPattern);
}

function pathsWithValueFields(entry: Node): ReadonlySet<string> {
  const isValueField = ({ properties }: Node) =>
    isPlainObject(properties) && isPlainObject(properties.type) && properties.type.const === 'value';
  return new Set([...pathsWhere(entry, isValueField)].map((path) => `${path}.of`));
}

/** The paths of the nodes of a schema that are wanted, written as the list writes them. */
function pathsWhere(root: Node, isWanted: (node: Node) => boolean): ReadonlySet<string> {
  const paths = new Set<string>();
  const visit = (node: unknown, path: string, refs: readonly string[]): void => {
    if (!isPlainObject(node)) return;
    if (isWanted(node)) paths.add(path);
    if (typeof node.$ref === 'string' && !refs.includes(node.$ref)) {
      visit(resolve(node.$ref), path, [...refs, node.$ref]);
    }
    for (const choice of [node.anyOf, node.oneOf, node.allOf].flat()) visit(choice, path, refs);
    visit(node.items, `${path}[]`, refs);
    visit(node.additionalProperties, `${path}.*`, refs);
    for (const [key, property] of Object.entries(node.properties ?? {})) {
      visit(property, path === '' ? key : `${path}.${key}`, refs);
    }
  };
  visit(root, '', []);
  return paths;
}

function resolve(ref: string): unknown {
  const keys = ref.replace('#/', '').split('/');
  return keys.reduce<unknown>((node, key) => (isPlainObject(node) ? node[key] : undefined), schema);
}
