import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect } from 'react';
import { messages } from '../../messages/messages.ts';
import { useNotify } from '../../notices/notices.tsx';
import type { CodeClient } from '../worker/code-client.ts';
import { useCodeState } from '../worker/use-code.ts';
import { CodeView } from './code-view.tsx';
import classes from './file-shown.module.css';
import { StickyChip } from './sticky-chip.tsx';

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
            {said.map((id) => (
              <StickyChip key={id} id={id} />
            ))}
          </span>
          {content && <span className={classes.lines}>{words.lines(content.lines.length - 1)}</span>}
          {content && <CopyText text={content.text} />}
        </header>
      )}
      {shown?.path !== path && <p className={classes.late}>{words.preparing}</p>}
      {isGone && <p className={classes.quiet}>{words.fileGone}</p>}
      {content && <CodeView key={path} path={path} content={content} about={about} />}
    </section>
  );
}

/** A button that copies a text. */
export function CopyText({ text }: { readonly text: string }) {
  const notify = useNotify();
  const clipboard = useClipboard();
  const copy = () => {
    // Plain http addresses may not touch the clipboard: then the person copies by hand.
    if (navigator.clipboard === undefined) notify({ message: words.copyByHand });
    else clipboard.copy(text);
  };
  const label = clipboard.copied ? words.copied : words.copy;
  return (
    <Tooltip label={label} position="bottom">
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={copy}>
        {clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      </ActionIcon>
    </Tooltip>
  );
}
