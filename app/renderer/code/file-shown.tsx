import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect } from 'react';
import { messages } from '../messages/messages.ts';
import { useSection } from '../session/session-context.ts';
import type { CodeClient } from './code-client.ts';
import { CodeView } from './code-view.tsx';
import classes from './file-shown.module.css';
import { StickyChip } from './sticky-chip.tsx';
import { useCodeState } from './use-code.ts';

const words = messages.code;

interface FileShownProps {
  readonly client: CodeClient;
  readonly path: string;
  /** The element whose declaration is marked. */
  readonly about: string | undefined;
  /** False where the page says already which file it is. */
  readonly withHead?: boolean;
}

/** One file as it is at this moment, with the stickies that it comes from. */
export function FileShown({ client, path, about, withHead = true }: FileShownProps) {
  const shown = useCodeState(client, (state) => state.shown);
  const elements = useSection('elements');
  useEffect(() => client.show(path), [client, path]);
  const content = shown?.path === path ? shown.content : undefined;
  const isGone = shown?.path === path && content === undefined;
  const said = [...new Set(content?.declarations.map(({ id }) => id))];
  return (
    <section className={classes.file}>
      {withHead && (
        <header className={classes.head}>
          <span className={classes.path}>
            {path.slice(0, path.lastIndexOf('/') + 1)}
            <strong>{path.slice(path.lastIndexOf('/') + 1)}</strong>
          </span>
          <span className={classes.said}>
            {said.map((id) => {
              const element = elements[id as keyof typeof elements];
              return element && <StickyChip key={id} id={id} element={element} />;
            })}
          </span>
          {content && <span className={classes.lines}>{words.lines(content.lines.length - 1)}</span>}
          {content && <CopyText text={content.text} />}
        </header>
      )}
      {isGone && <p className={classes.quiet}>{words.fileGone}</p>}
      {content && <CodeView key={path} path={path} content={content} about={about} />}
    </section>
  );
}

function CopyText({ text }: { readonly text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? words.copied : words.copy}>
          <ActionIcon variant="subtle" color="gray" aria-label={words.copy} onClick={copy}>
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
