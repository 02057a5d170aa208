import { describe, expect, it } from 'vitest';
import { boardWith } from '#tests/support/command-files.ts';
import { runCommand } from '#tests/support/run-command.ts';

const bookly = 'models/samples/bookly.storm.json';

/** What a dismissal and the finding that it is about have in common. */
const subjectOf = ({ rule, subject }: { rule: string; subject: object }) => ({ rule, subject });

describe('lint', () => {
  it('is content with Bookly', async () => {
    const { code, notes } = await runCommand('lint', bookly);
    expect(code).toBe(0);
    expect(notes).toMatch(/^0 errors, 0 warnings, \d+ hints/);
  });

  it('prints findings with their places and exits 1', async () => {
    const file = boardWith({
      elements: { order: { kind: 'command', text: 'Place Order', at: [0, 0] } },
      relations: { r1: { type: 'handled-by', from: 'order', to: 'gone' } },
    });
    const { code, result } = await runCommand('lint', file);
    expect(code).toBe(1);
    expect(result).toContain('relation-to-nothing  relations.r1');
    expect(result).toContain('on "r1": #/board/shop?select=order');
  });

  it('prints JSON and SARIF', async () => {
    const json = JSON.parse((await runCommand('lint', bookly, '--json')).result);
    expect(json).toMatchObject({ file: bookly, findings: expect.any(Array) });
    const sarif = JSON.parse((await runCommand('lint', bookly, '--format', 'sarif')).result);
    expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: 'stormwright' } } }] });
    expect(sarif.runs[0].results.length).toBe(json.findings.length);
  });

  describe('of a board on which the team has settled something', () => {
    const power = { kind: 'event', text: 'Power Failed', at: [0, 0] };
    const subject = { section: 'elements', id: 'power' };
    const dismissal = {
      rule: 'event-without-source',
      subject,
      reason: 'Nobody \u001b[2Jcan help it.',
      by: 'Ada',
    };
    const fingerprintOf = async (elements: object) => {
      const { findings } = JSON.parse((await runCommand('lint', boardWith({ elements }), '--json')).result);
      return findings[0].fingerprint as string;
    };
    const dismissed = async (elements: object = { power }) =>
      boardWith({ elements, dismissals: { [await fingerprintOf({ power })]: dismissal } });

    it('does not count what is dismissed, and lists it with --all', async () => {
      const file = await dismissed();
      expect(await runCommand('lint', file)).toEqual({
        code: 0,
        result: '',
        notes: '0 errors, 0 warnings, 0 hints, 1 dismissed (--all lists everything)',
      });
      const { code, result, notes } = await runCommand('lint', file, '--all');
      expect(code).toBe(0);
      expect(result).toMatch(/^dismissed {2}event-without-source {2}elements.power: Nothing emits/);
      expect(result).toContain('\n         by Ada: Nobody \uFFFD[2Jcan help it.');
      expect(notes).toBe('0 errors, 0 warnings, 0 hints, 1 dismissed');
    });

    it('counts it again when the text has changed', async () => {
      const { notes } = await runCommand(
        'lint',
        await dismissed({ power: { ...power, text: 'Power Lost' } }),
      );
      expect(notes).toBe('0 errors, 0 warnings, 1 hint (--all lists the hints)');
    });

    it('carries it in JSON and SARIF', async () => {
      const file = await dismissed();
      const json = JSON.parse((await runCommand('lint', file, '--json')).result);
      expect(json).toMatchObject({ findings: [], dismissed: [{ ...subjectOf(dismissal), dismissal }] });
      const sarif = JSON.parse((await runCommand('lint', file, '--format', 'sarif')).result);
      expect(sarif.runs[0].results).toMatchObject([
        {
          ruleId: 'event-without-source',
          suppressions: [{ kind: 'inSource', status: 'accepted', justification: dismissal.reason }],
        },
      ]);
    });

    it('exits 1 for a hint that is raised, and 0 for a warning that is lowered', async () => {
      const raised = boardWith({ elements: { power }, rules: { 'event-without-source': 'error' } });
      expect(await runCommand('lint', raised)).toMatchObject({
        code: 1,
        notes: '1 error, 0 warnings, 0 hints',
      });
      const twice = { power: { ...power, text: 'Fail Power' } };
      const rules = { 'event-not-past-tense': 'info', 'event-without-source': 'off' };
      const lowered = boardWith({ elements: twice, rules });
      expect((await runCommand('lint', lowered)).code).toBe(0);
      expect((await runCommand('lint', boardWith({ elements: twice }))).code).toBe(1);
    });
  });

  it('lets no sticky text steer the terminal', async () => {
    const file = boardWith({
      elements: {
        a: { kind: 'command', text: 'a', at: [0, 0], design: { target: { by: 'key', key: '\u001b[2J' } } },
      },
    });
    const { result } = await runCommand('lint', file, '--all');
    expect(result).not.toContain('\u001b');
  });
});
