import { type CSSProperties, memo, useEffect, useRef } from 'react';
import type { BoardElement } from '#models/metamodel/model.ts';
import { messages } from '../../messages/messages.ts';
import { printRoute } from '../../navigation/route.ts';
import { useSection, useSession } from '../../session/session-context.ts';
import type { FileContent } from '../worker/code-protocol.ts';
import type { Line, Token } from '../worker/highlight.ts';
import classes from './code-view.module.css';
import { firstTestAbout } from './first-test.ts';

interface CodeViewProps {
  readonly path: string;
  readonly content: FileContent;
  /** The element whose declaration is marked and brought into view; in a test, the first test that speaks of it. */
  readonly about?: string | undefined;
}

/** The text of a file with its line numbers; give it the path as its key. Names that stand for a sticky lead to it. */
export function CodeView({ path, content, about }: CodeViewProps) {
  const ref = useRef<HTMLElement>(null);
  const elements = useSection('elements');
  const { boardId } = useSession();
  const marked = content.declarations.find(({ id }) => id === about);
  // The comment above a declaration comes along.
  const firstLine = marked === undefined ? firstTestLine(path, content, about) : marked.firstLine - 4;

  useEffect(() => {
    if (firstLine === undefined) return;
    const line = ref.current?.querySelector(`[data-line="${Math.max(firstLine, 0)}"]`);
    line?.scrollIntoView({ block: 'start' });
  }, [firstLine]);

  const markColour = about && elements[about as keyof typeof elements]?.kind;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keys
    <section ref={ref} className={classes.view} aria-label={messages.code.file(path)} tabIndex={0}>
      <code
        className={classes.code}
        style={
          {
            '--digits': String(content.lines.length).length,
            ...(markColour && { '--mark': `var(--sticky-${markColour})` }),
          } as CSSProperties
        }
      >
        {content.lines.map((line, index) => (
          <CodeLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
            key={index}
            number={index}
            line={line}
            isMarked={marked !== undefined && index >= marked.firstLine && index <= marked.lastLine}
            elements={elements}
            boardId={boardId}
          />
        ))}
      </code>
    </section>
  );
}

function firstTestLine(path: string, { lines }: FileContent, about: string | undefined): number | undefined {
  return about !== undefined && path.endsWith('.test.ts') ? firstTestAbout(lines, about) : undefined;
}

interface CodeLineProps {
  readonly number: number;
  readonly line: Line;
  readonly isMarked: boolean;
  readonly elements: Readonly<Record<string, BoardElement>>;
  readonly boardId: ReturnType<typeof useSession>['boardId'];
}

const CodeLine = memo(function CodeLine({ number, line, isMarked, elements, boardId }: CodeLineProps) {
  return (
    <span
      className={classes.line}
      data-line={number}
      data-number={number + 1}
      data-marked={isMarked || undefined}
    >
      {line.map((token, index) => {
        const element = token.element === undefined ? undefined : elements[token.element];
        return element === undefined || token.element === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line are known by their order
          <Piece key={index} token={token} />
        ) : (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line are known by their order
            key={index}
            className={classes.link}
            data-token={token.kind}
            style={{ '--tint': `var(--sticky-${element.kind})` } as CSSProperties}
            href={printRoute({ screen: 'board', boardId, place: 'board', select: token.element })}
            title={element.text}
          >
            {token.text}
          </a>
        );
      })}
      {'\n'}
    </span>
  );
});

function Piece({ token: { text, kind } }: { readonly token: Token }) {
  return kind === undefined ? text : <span data-token={kind}>{text}</span>;
}
