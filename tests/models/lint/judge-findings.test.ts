import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '#models/findings/fingerprint.ts';
import { CODE_GUARDS, stopsCode } from '#models/findings/guards-code.ts';
import { RULES } from '#models/lint/catalog.ts';
import { lintForTeam, lintModel } from '#models/lint/lint.ts';
import type { Model } from '#models/metamodel/model.ts';
import { parseModel } from '#models/metamodel/parse-model.ts';
import { compareSpecCitations } from '#tests/support/spec-citations.ts';

/** An event that nothing emits, and one whose effect sets a field that is not there. */
function shop(more: object = {}, text = 'Order Placed'): Model {
  const { model, findings } = parseModel({
    id: 'shop',
    name: 'Shop',
    elements: {
      order: { kind: 'aggregate', text: 'Order', at: [0, 0] },
      placed: { kind: 'event', text, at: [0, 0] },
      sent: {
        kind: 'event',
        text: 'Order Sent',
        at: [0, 0],
        design: { effects: [{ do: 'set', field: 'gone', to: '1' }] },
      },
    },
    relations: { r: { type: 'emits', from: 'order', to: 'sent' } },
    ...more,
  });
  expect(findings).toEqual([]);
  return model;
}

const rulesOf = (model: Model) => lintModel(model).map(({ rule, severity }) => [severity, rule]);

const found = [
  ['error', 'effect-not-sound'],
  ['info', 'aggregate-without-command'],
  ['info', 'event-without-source'],
];

/** The dismissal of the only finding of a rule, as the board keeps it. */
function dismissalOf(model: Model, rule: string): object {
  const finding = lintModel(model).find((each) => each.rule === rule);
  const fingerprint = finding && fingerprintOf(model, finding);
  if (finding?.subject === undefined || fingerprint === undefined) throw new Error(`No ${rule} was found.`);
  return { [fingerprint]: { rule, subject: finding.subject, reason: 'It comes by mail.', by: 'Ada' } };
}

describe('what a team sets', () => {
  it('without a setting is what the catalog says', () => {
    expect(rulesOf(shop())).toEqual(found);
  });

  it.each(['error', 'warning'] as const)('[LINT1] makes the findings of a rule %s', (severity) => {
    const model = shop({ rules: { 'event-without-source': severity } });
    expect(rulesOf(model)).toEqual([found[0], [severity, 'event-without-source'], found[1]]);
  });

  it('[LINT1] turns a rule off', () => {
    expect(rulesOf(shop({ rules: { 'event-without-source': 'off' } }))).toEqual(found.slice(0, 2));
  });

  it.each(['off', 'info', 'warning'])('[LINT2] cannot set to %s what guards code', (setting) => {
    const findings = lintModel(shop({ rules: { 'effect-not-sound': setting } }));
    expect(findings.filter(({ rule }) => rule === 'rule-setting-locked')).toEqual([
      {
        rule: 'rule-setting-locked',
        severity: 'warning',
        message: `The rule "effect-not-sound" cannot be set to "${setting}": its errors would make generated code wrong. The setting has no effect. Remove it.`,
        path: ['rules', 'effect-not-sound'],
        subject: { section: 'rules', id: 'effect-not-sound' },
      },
    ]);
    expect(findings[0]).toMatchObject({ rule: 'effect-not-sound', severity: 'error' });
  });

  it('[LINT2] may say that what guards code is an error', () => {
    expect(rulesOf(shop({ rules: { 'effect-not-sound': 'error' } }))).toEqual(found);
  });

  it('[LINT3] tells of a rule that does not exist, with the one that was probably meant', () => {
    const findings = lintModel(shop({ rules: { 'event-without-sauce': 'off' } }));
    expect(findings.at(-1)).toEqual({
      rule: 'rule-setting-unknown',
      severity: 'info',
      message: 'There is no rule "event-without-sauce". Did you mean "event-without-source"?',
      path: ['rules', 'event-without-sauce'],
      subject: { section: 'rules', id: 'event-without-sauce' },
    });
    expect(findings).toHaveLength(found.length + 1);
  });

  it('[LINT4] stops no code where code would be right', () => {
    const findings = lintModel(shop({ rules: { 'event-without-source': 'error' } }));
    expect(findings.filter(stopsCode).map(({ rule }) => rule)).toEqual(['effect-not-sound']);
  });

  it('[LINT2] locks every rule whose findings are errors, but for those of the context map', () => {
    const errors = RULES.filter(({ severity }) => severity === 'error').map(({ id }) => id);
    expect([...CODE_GUARDS]).toEqual(errors.filter((id) => !id.startsWith('context-map-')));
  });
});

describe('a dismissal', () => {
  const dismissals = dismissalOf(shop(), 'event-without-source');

  it('[LINT5] takes its finding out of the list and says why and by whom', () => {
    const { findings, dismissed } = lintForTeam(shop({ dismissals }));
    expect(findings.map(({ rule }) => rule)).toEqual(['effect-not-sound', 'aggregate-without-command']);
    expect(dismissed).toEqual([
      expect.objectContaining({
        rule: 'event-without-source',
        dismissal: {
          id: Object.keys(dismissals)[0],
          rule: 'event-without-source',
          subject: { section: 'elements', id: 'placed' },
          reason: 'It comes by mail.',
          by: 'Ada',
        },
      }),
    ]);
  });

  it('[LINT6] ends when the text changes, and is back with it', () => {
    expect(lintForTeam(shop({ dismissals }, 'Order Taken')).dismissed).toEqual([]);
    expect(rulesOf(shop({ dismissals }, 'Order Taken'))).toEqual(found);
    expect(lintForTeam(shop({ dismissals }, 'Order Placed')).dismissed).toHaveLength(1);
  });

  it('[LINT5] outlives another severity of its rule', () => {
    const { dismissed } = lintForTeam(shop({ dismissals, rules: { 'event-without-source': 'error' } }));
    expect(dismissed).toMatchObject([{ severity: 'error', dismissal: { by: 'Ada' } }]);
  });

  it('[LINT7] cannot hide an error that stops code', () => {
    const hiding = dismissalOf(shop(), 'effect-not-sound');
    const { findings, dismissed } = lintForTeam(shop({ dismissals: hiding }));
    expect(dismissed).toEqual([]);
    expect(findings.map(({ severity, rule }) => [severity, rule])).toEqual([
      found[0],
      ['warning', 'dismissal-without-effect'],
      found[1],
      found[2],
    ]);
  });
});

describe('the specification of what a team sets', () => {
  it('is proven by tests, number by number', () => {
    expect(compareSpecCitations('models/lint/SPEC.md', ['tests/models/lint'], 'LINT')).toEqual({
      unproven: [],
      unknown: [],
    });
  });
});
