import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printBlocks, printLink, printTable, toMarkdown } from '#generator/printing/markdown.ts';
import { printMermaid, toMermaidLabel } from '#generator/printing/mermaid.ts';

describe('toMarkdown', () => {
  it.each([
    ['a heading', '# Owned', '\\# Owned'],
    ['a table cell', 'a | b', 'a \\| b'],
    ['code', '`rm -rf`', '\\`rm -rf\\`'],
    ['HTML', '<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['a link', '[click](https://example.com)', '\\[click\\](https://example.com)'],
    ['a picture', '![x](y)', '!\\[x\\](y)'],
    ['an entity', '&lt;b&gt;', '\\&lt;b\\&gt;'],
    ['a second line', 'one\n\n## two\u2028three', 'one \\#\\# two three'],
    ['a list', '- item', '\\- item'],
    ['a numbered list', '1. item', '1\\. item'],
    ['a rule', '---', '\\---'],
    ['an underline', '===', '\\==='],
    ['a quotation', '> said', '\\> said'],
    ['emphasis', '*a* _b_ ~~c~~', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['mathematics', '$x$', '\\$x\\$'],
    ['marks that reorder text', 'a\u202Eb', 'ab'],
  ])('takes %s for words', (_, text, expected) => {
    expect(toMarkdown(text)).toBe(expected);
  });

  it('leaves prices and abbreviations as they are', () => {
    expect(toMarkdown('29.99 USD, e.g. (1) or 3.5%')).toBe('29.99 USD, e.g. (1) or 3.5%');
  });

  it('leaves no mark unescaped in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const plain = toMarkdown(text).replace(/\\[\\`*_[\]<>|#~&$]/g, '');
        expect(plain).not.toMatch(/[`*_[\]<>|#~&$\n\r]/);
      }),
    );
  });
});

describe('printTable', () => {
  it('keeps its columns in line', () => {
    const table = printTable(
      ['word', 'means'],
      [
        ['a', 'first'],
        ['longer', ''],
      ],
    );

    expect(table).toBe(
      ['| word   | means |', '| ------ | ----- |', '| a      | first |', '| longer |       |'].join('\n'),
    );
  });

  it('is nothing without rows', () => {
    expect(printBlocks('# Title', printTable(['word'], []), undefined, 'end')).toBe('# Title\n\nend\n');
  });
});

it('keeps a link within its brackets, whatever it is called', () => {
  expect(printLink('a](b', '../src/größe (2).ts')).toBe('[a\\](b](../src/gr%C3%B6%C3%9Fe%20(2).ts)');
});

describe('toMermaidLabel', () => {
  it('writes everything that could end a label as a character code', () => {
    expect(toMermaidLabel('Say "no"; [x] --> y:#`')).toBe(
      'Say #34;no#34;#59; #91;x#93; --#62; y#58;#35;#96;',
    );
  });

  it('lets no text end the label, the statement or the block', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const lines = printMermaid('flowchart LR', [`a["${toMermaidLabel(text)}"]`]).split('\n');
        expect(lines).toHaveLength(4);
        expect(lines[2]).toMatch(/^ {2}a\["([^"`:[\]{}<>|\\%]|#\d+;)*"\]$/);
      }),
    );
  });
});
