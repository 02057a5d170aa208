import { describe, expect, it, test } from 'vitest';
import type { OpenQuestion } from '#generator/plan/open-questions.ts';
import { printOpenQuestion } from '#generator/printing/open-questions.ts';

const subject = { section: 'elements', id: 'one', name: 'Some\nOrder' } as const;

/** One question of every kind: the compiler refuses a kind that is missing here. */
const QUESTIONS: { readonly [Kind in OpenQuestion['kind']]: Extract<OpenQuestion, { kind: Kind }>['names'] } =
  {
    'creating-command-missing': {},
    'rule-without-check': { rule: 'Name one' },
    'rules-without-scenario': { rules: ['Name one', 'Other'] },
    'command-without-event': {},
    'events-of-command-undecided': { aggregate: 'Name one' },
    'event-field-without-source': { field: 'Name one', event: 'Name two' },
    'derived-field-without-value': { field: 'Name one' },
    'entry-field-without-value': { list: 'Name one', field: 'Name two' },
    'published-field-without-source': { field: 'Name one' },
    'published-field-contains-itself': { field: 'Name one' },
    'upcast-not-computable': { field: 'Name one' },
    'scenario-starts-late': { event: 'Name one', aggregate: 'Name two' },
    'scenario-refusal-unknown': { refusal: 'Name one' },
    'read-model-without-fields': {},
    'read-model-without-events': {},
    'read-model-event-not-published': { event: 'Name one' },
    'reaction-event-not-published': { event: 'Name one' },
    'reaction-without-action': { event: 'Name one' },
    'reaction-command-not-handled': { command: 'Name one' },
    'reaction-values-missing': { fields: ['Name one', 'Name three'], action: 'Name two' },
    'journey-not-generated': {},
  };

describe('printing open questions', () => {
  test.each(Object.entries(QUESTIONS))('%s: says its subject and its names on one line', (kind, names) => {
    const message = printOpenQuestion({ kind, subject, names } as OpenQuestion);
    const expected = Object.values(names as object)
      .flatMap((name: string | readonly string[]) => (kind === 'rules-without-scenario' ? name[0] : name))
      .map((name) => `"${name}"`);

    expect([...expected, '"Some Order"'].filter((name) => !message.includes(name))).toEqual([]);
    expect(message).toMatch(/^["A-Z][^\n]*\.$/);
  });

  it('gives the subject the article it is spoken with', () => {
    const ask = (name: string) =>
      printOpenQuestion({ kind: 'creating-command-missing', subject: { ...subject, name }, names: {} });

    expect(ask('Order')).toContain('creating an "Order"');
    expect(ask('Cart')).toContain('creating a "Cart"');
  });

  it('counts the rules that no scenario breaks', () => {
    const ask = (rules: readonly string[]) =>
      printOpenQuestion({ kind: 'rules-without-scenario', subject, names: { rules } });

    expect(ask(['A'])).toBe('No scenario of "Some Order" breaks the rule "A". Its test is marked todo.');
    expect(ask(['A', 'B', 'C'])).toBe(
      'No scenario of "Some Order" breaks the rule "A" or 2 more of its rules. Their tests are marked todo.',
    );
  });
});
