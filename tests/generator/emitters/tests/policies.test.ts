import { describe, expect, it } from 'vitest';
import { generateFiles } from '#generator/generate-files.ts';
import { loadTemplates } from '#generator/templates.ts';
import type { Model } from '#models/metamodel/model.ts';
import { readShippedBoard } from '#tests/models/samples/read-sample.ts';

const bookly = readShippedBoard('models/samples/bookly.storm.json');

/** The tests of the policies of a model, by the last part of their paths. */
function policyTestsOf(model: Model): ReadonlyMap<string, string> {
  const { files } = generateFiles(model, loadTemplates());
  return new Map(
    files
      .filter(({ path }) => path.includes('/test/policies/'))
      .map(({ path, text }) => [path.slice(path.lastIndexOf('/') + 1), text]),
  );
}

/** What the tests in a file are called. */
function titlesOf(text: string | undefined): readonly string[] {
  return [...(text ?? '').matchAll(/^\s*it\('(.*)', (?:async )?\(\) => \{$/gm)].map(
    ([, title = '']) => title,
  );
}

describe('the tests of policies', () => {
  const tests = policyTestsOf(bookly);

  it('are there for every policy that runs by itself', () => {
    const { files } = generateFiles(bookly, loadTemplates());
    const policies = files.filter(({ path }) => path.includes('/application/policies/'));
    expect(policies.length).toBeGreaterThan(20);
    expect([...tests.keys()].sort()).toEqual(
      policies.map(({ path }) => path.slice(path.lastIndexOf('/') + 1).replace('.ts', '.test.ts')).sort(),
    );
  });

  it('say what is wished, and that nothing is where the condition does not hold', () => {
    const text = tests.get('refund-order-when-refund-issued.test.ts');
    expect(titlesOf(text)).toEqual([
      'wishes "Refund Order" after "Refund Issued"',
      'does nothing after "Refund Issued" unless cause == \\\'returned\\\'',
    ]);
    expect(text).toContain("cause: 'returned'");
    expect(text).toContain("cause: 'cancelled'");
    expect(text).toContain(
      "[{ command: { type: 'RefundOrder', data: { orderId: 'order-1', amount: { amount: 1000n, currency: 'EUR' } } } }]",
    );
  });

  it('say what an external system is asked, and what follows from each of its answers', () => {
    const text = tests.get('process-payment-when-fraud-checked.test.ts');
    expect(titlesOf(text)).toEqual([
      'wishes "Process Payment" after "Fraud Checked"',
      'wishes "Reject Payment" after "Fraud Checked" when Stripe answers "Card Declined"',
      'tries again after "Fraud Checked" when Stripe answers "Gateway Not Reachable"',
      'does nothing after "Fraud Checked" unless !suspicious',
    ]);
    expect(text).toContain(
      "expect(asked).toEqual([{ orderReference: 'order-1', amount: { amount: '10.00', currency: 'EUR' } }]);",
    );
  });

  it('say what a process knows before and after', () => {
    const text = tests.get('deliver-order-process.test.ts');
    expect(text).toContain(
      'const state = deliverOrderProcessRecord.decode({ shipped: true, arrived: true });',
    );
    expect(text).toContain('{ state: { shipped: true }, wishes: [] }');
  });
});
