import { describe, expect, it, test } from 'vitest';
import { describeReaction } from '#generator/emitters/application/reaction-sentence.ts';
import { generateFiles } from '#generator/generate-files.ts';
import { planModel } from '#generator/phases/plan/plan-model.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';
import { findDeadBranches } from '#tests/support/find-dead-branches.ts';
import { billing, closedFace, policyBoard } from '#tests/support/policy-board.ts';

const templates = loadTemplates();

/** The code of the policy of the board, on one line. */
function policyOf(design: object, errors: readonly string[] = ['Card Declined']): string {
  const board = policyBoard(design, closedFace);
  const bank = board.elements['bank' as never] as { design: { operations: readonly object[] } };
  const operations = bank.design.operations.map((operation) => ({ ...operation, errors }));
  const model = {
    ...board,
    elements: { ...board.elements, bank: { ...bank, design: { operations } } },
  } as unknown as Model;
  const [file, ...others] = generateFiles(model, templates).files.filter(({ path }) =>
    /\/src\/application\/policies\/(?!index)/.test(path),
  );
  expect(others).toEqual([]);
  return (file?.text ?? '').replace(/\s*\n(?: \*(?!\/))?\s*/g, ' ');
}

const state = [{ name: 'receipt', type: 'text' }];
const call = { system: 'bank', operation: 'charge', with: { amount: 'total' } };
const { command: _command, with: _with, ...silent } = billing as { command?: unknown; with?: unknown };

describe('the comment on a reaction', () => {
  test.each([
    ['issues a command', billing, 'After "Cart Closed": issue "Send Bill".'],
    ['waits', { ...billing, delay: 'PT2H' }, '2 hours after "Cart Closed": issue "Send Bill".'],
    [
      'has a condition',
      { ...billing, condition: 'isSet(receipt)' },
      'After "Cart Closed", if "isSet(receipt)": issue "Send Bill".',
    ],
    ['ends the process', { ...silent, ends: true }, 'After "Cart Closed": end the process.'],
    [
      'issues a command and ends the process',
      { ...billing, ends: true },
      'After "Cart Closed": issue "Send Bill", then end the process.',
    ],
    ['remembers', { ...silent, remember: { receipt: "'none'" } }, 'After "Cart Closed": remember "receipt".'],
    [
      'works for each item',
      { ...billing, each: { list: 'items', as: 'one' } },
      'After "Cart Closed": issue "Send Bill" for each of "items".',
    ],
    [
      'calls a system and does nothing else',
      { ...silent, call, failures: [{ error: 'Card Declined' }] },
      'After "Cart Closed": call "charge" of Bank.',
    ],
    [
      'calls a system',
      {
        ...silent,
        call,
        failures: [{ error: 'Card Declined' }],
        remember: { receipt: 'response.receipt' },
      },
      'After "Cart Closed": call "charge" of Bank, then remember "receipt". On "Card Declined": do nothing more.',
    ],
  ])('says what it does when it %s', (_what, reaction, sentence) => {
    expect(policyOf({ state, reactions: [reaction] })).toContain(`/** ${sentence} */`);
  });
});

it('says which command makes up for one that is refused', () => {
  const { contexts } = planModel(readShippedBoard('models/samples/bookly.storm.json'));
  const policies = contexts.flatMap(({ reactions }) => reactions.policies);
  const policy = policies.find(({ name }) => name.words === 'Hold Line when Stock Reserved');
  const [reaction] = policy?.reactions ?? [];
  if (policy === undefined || reaction === undefined) throw new Error('Bookly has no such policy.');

  expect(describeReaction(policy, reaction)).toBe(
    'After "Stock Reserved": issue "Hold Line". If the command is refused: issue "Release Stock".',
  );
});

describe('what a reaction does when a system refuses', () => {
  const refused = (failures: readonly object[], errors: readonly string[], more: object = {}) =>
    policyOf({ state, reactions: [{ ...silent, call, failures, ...more }] }, errors);

  it('is not printed where it makes no difference', () => {
    const code = refused([{ error: 'Card Declined' }], ['Card Declined']);

    expect(code).toContain(' await bank.charge(');
    expect(code).not.toContain('answer');
  });

  it('is one line where all refusals lead to the same', () => {
    const failures = [{ error: 'Card Declined' }, { error: 'No Money' }];
    const code = refused(failures, ['Card Declined', 'No Money'], { ends: true });

    expect(code).toContain('if (!answer.ok) return { state, wishes: [] };');
    expect(code).not.toContain('switch');
  });

  it('tells refusals apart where others are tried again', () => {
    const code = refused([{ error: 'Card Declined' }], ['Card Declined', 'No Money']);

    expect(code).toContain("case 'card-declined': break; default: throw new TryAgainLater(");
  });

  it('tells refusals apart that lead to different things', () => {
    const failures = [
      { error: 'Card Declined', command: 'send-bill', with: billing.with },
      { error: 'No Money' },
      { error: 'No Card' },
    ];
    const code = refused(failures, ['Card Declined', 'No Money', 'No Card'], { ends: true });

    expect(code).toContain("case 'no-money': case 'no-card': return { state, wishes: [] };");
  });
});

describe('branches that make no difference', () => {
  it.each([
    'models/samples/bookly.storm.json',
    'models/samples/library.storm.json',
    'models/samples/hospital.storm.json',
    'models/samples/food-delivery.storm.json',
    'models/samples/ticket-sales.storm.json',
  ] as const)('are not in the code of %s', (board) => {
    const { files } = generateFiles(readShippedBoard(board), templates);
    const sources = files.filter(({ path }) => path.endsWith('.ts'));

    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(({ path, text }) => findDeadBranches(path, text))).toEqual([]);
  });

  it.each([
    'function f() { if (a) return 1; return 1; }',
    'function f() { if (a) { switch (b) { case 1: return x; } } return x; }',
    'function f() { switch (b) { case 1: return x; default: return x; } }',
    'function f() { if (a) { g(); } else { g(); } }',
    'const f = a ? b : b;',
  ])('are found in %s', (text) => {
    expect(findDeadBranches('a.ts', text)).toHaveLength(1);
  });

  it.each([
    'function f() { if (a) return 1; return 2; }',
    'function f() { if (a) g(); g(); }',
    'function f() { if (a) { switch (b) { case 1: return y; } } return x; }',
    'function f() { switch (b) { case 1: return x; default: return y; } }',
  ])('are not found in %s', (text) => {
    expect(findDeadBranches('a.ts', text)).toEqual([]);
  });
});
