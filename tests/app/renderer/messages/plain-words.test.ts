import { readdirSync, readFileSync } from 'node:fs';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { describeConnectionRefusal } from '#app/renderer/messages/describe-connection-refusal.ts';
import { ELEMENT_KINDS, KINDS } from '#models/metamodel/kinds.ts';

const developersWord = /\baggregates?\b/i;
const messageFiles = readdirSync('app/renderer/messages').map((name) => `app/renderer/messages/${name}`);

/** The texts that a source says, without the names it uses. */
function textsOf(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    const isName = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    if (isName) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      texts.push(node.text);
    }
    node.forEachChild(visit);
  };
  source.forEachChild(visit);
  return texts;
}

describe('what the domain expert reads', () => {
  it.each([...messageFiles, 'generator/refusal.ts'])('never says "aggregate" in %s', (file) => {
    const texts = textsOf(file);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => developersWord.test(text))).toEqual([]);
  });

  it('never says "aggregate" when two stickies cannot be connected, whichever they are', () => {
    for (const one of ELEMENT_KINDS) {
      for (const other of ELEMENT_KINDS) {
        const message = describeConnectionRefusal(
          { code: 'cannot-be-joined', kinds: [one, other] },
          undefined,
        );
        expect(message).not.toMatch(developersWord);
        expect(message).toContain(`"${KINDS[other].label}"`);
      }
    }
  });

  it('calls kinds what the legend of the board calls them', () => {
    const legend = { command: 'Order', policy: 'Procedure' };
    expect(describeConnectionRefusal({ code: 'cannot-be-joined', kinds: ['event', 'command'] }, legend)).toBe(
      '"Domain event" and "Order" are never connected directly. "Actor" or "Procedure" issues "Order". "Order" is handled by "Rules kept together" or "External system".',
    );
    expect(describeConnectionRefusal({ code: 'already-joined' }, legend)).toBe(
      'These two are connected already.',
    );
  });
});
