import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toSarif } from '#app/cli/sarif.ts';
import { fingerprintOf } from '#models/findings/fingerprint.ts';
import { RULES } from '#models/lint/catalog.ts';
import { lintForTeam } from '#models/lint/lint.ts';
import { readBoardFile } from '#models/metamodel/board-file.ts';

interface Log {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly semanticVersion: string;
        readonly rules: readonly {
          readonly id: string;
          readonly help?: { readonly text: string; readonly markdown: string };
          readonly defaultConfiguration: { readonly level: string };
        }[];
      };
    };
    readonly invocations: readonly { readonly ruleConfigurationOverrides: readonly object[] }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
          readonly region: Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>;
        };
      }[];
      readonly suppressions: readonly object[];
    }[];
  }[];
}

const board = {
  format: 'stormwright-board',
  version: 1,
  id: 'shop',
  name: 'Shop',
  elements: {
    order: { kind: 'aggregate', text: 'Order', at: [0, 0] },
    paid: { kind: 'event', text: 'Order Paid', at: [0, 0] },
    sent: {
      kind: 'event',
      text: 'Order Sent',
      at: [0, 0],
      design: { effects: [{ do: 'set', field: 'gone', to: '1 +' }] },
    },
  },
  relations: { r: { type: 'emits', from: 'order', to: 'sent' } },
  rules: {
    'aggregate-without-command': 'warning',
    'event-not-past-tense': 'off',
    'expression-not-valid': 'off',
    'no-such-rule': 'error',
  },
};

/** The board as a file in which the event without a source is dismissed. */
function fileText(): string {
  const read = readBoardFile(JSON.stringify(board));
  if (!read.ok) throw new Error(read.error.message);
  const finding = lintForTeam(read.value.model).findings.find(({ rule }) => rule === 'event-without-source');
  const fingerprint = finding && fingerprintOf(read.value.model, finding);
  if (fingerprint === undefined) throw new Error('Nothing was found to dismiss.');
  const { rule, subject } = finding ?? {};
  const dismissals = { [fingerprint]: { rule, subject, reason: 'The bank tells us by mail.', by: 'Ada' } };
  return `${JSON.stringify({ ...board, dismissals }, null, 2)}\n`;
}

const folder = join('/', 'home', 'ada', 'shop');

function logOf(file: string): Log {
  const text = fileText();
  const read = readBoardFile(text);
  if (!read.ok) throw new Error(read.error.message);
  const { model } = read.value;
  return toSarif({ ...lintForTeam(model), file, text, model }, folder) as Log;
}

const log = logOf(join(folder, 'boards', 'my shop.storm.json'));
const [run] = log.runs as [Log['runs'][number]];

describe('a SARIF log', () => {
  it('says what was found, where and how serious, and what is dismissed', async () => {
    const { driver } = run.tool;
    const used = new Set(run.results.map(({ ruleId }) => ruleId));
    const rules = driver.rules.filter(({ id }) => used.has(id)).map(({ help: _, ...rule }) => rule);
    const short = { ...run, tool: { driver: { ...driver, semanticVersion: '(version)', rules } } };
    await expect(JSON.stringify({ ...log, runs: [short] }, null, 2)).toMatchFileSnapshot('golden/lint.sarif');
  });

  it('names every rule of the catalog with its level and its help', () => {
    const { rules } = run.tool.driver;
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of RULES) {
      const rule = rules.find((each) => each.id === id);
      expect(rule?.help?.markdown).toContain(`# ${id}`);
      expect(rule?.help?.text).toMatch(/\.$/);
    }
  });

  it('holds to the rules of SARIF 2.1.0 for indexes, levels, regions and addresses', () => {
    expect(run.results.length).toBeGreaterThan(3);
    for (const { ruleId, ruleIndex, level, locations } of run.results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(['error', 'warning', 'note']).toContain(level);
      for (const { physicalLocation } of locations) {
        const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
        expect(Math.min(startLine, startColumn)).toBeGreaterThanOrEqual(1);
        expect([endLine - startLine, endColumn - startColumn].every((length) => length >= 0)).toBe(true);
        expect(physicalLocation.artifactLocation).toEqual({
          uri: 'boards/my%20shop.storm.json',
          uriBaseId: '%SRCROOT%',
        });
      }
    }
  });

  it.each([
    [join('/', 'tmp', 'a b.storm.json'), 'file:///tmp/a%20b.storm.json'],
    [join(folder, '..', 'x.storm.json'), 'file:///home/ada/x.storm.json'],
  ])('gives %s, outside the working folder, its whole address', (file, uri) => {
    const [first] = logOf(file).runs[0]?.results ?? [];
    expect(first?.locations[0]?.physicalLocation.artifactLocation).toEqual({ uri });
  });
});
