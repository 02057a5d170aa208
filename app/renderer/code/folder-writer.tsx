import { Button, Loader } from '@mantine/core';
import { IconFolderDown } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { DesktopBridge } from '#app/shared/desktop-bridge.ts';
import type { NewsOf, Response } from '#app/shared/ipc-contract.ts';
import { printBoardFile } from '#models/metamodel/board-file.ts';
import { useKeptFocus } from '../controls/use-kept-focus.ts';
import { messages } from '../messages/messages.ts';
import { useSession } from '../session/session-context.ts';
import classes from './get-code-panel.module.css';
import type { CodeChoice } from './worker/code-protocol.ts';

const words = messages.code.get;

type Planned = Extract<Response<'code:plan'>, { kind: 'planned' }>;

/** From the choice of a folder, over what would happen in it, to the code that is there. */
type Writing =
  | { readonly state: 'none' }
  /** Somebody called it off once a folder had been chosen. */
  | { readonly state: 'cancelled' }
  /** Without a step while the person chooses the folder. */
  | { readonly state: 'running'; readonly step: NewsOf<'code:progress'>['step'] | undefined }
  | { readonly state: 'planned'; readonly plan: Planned }
  | { readonly state: 'done'; readonly answer: Extract<Response<'code:write'>, { kind: 'written' }> }
  | { readonly state: 'refused'; readonly message: string };

interface FolderWriterProps {
  readonly desktop: DesktopBridge;
  readonly choice: CodeChoice;
  readonly isReady: boolean;
  /** Why it is not ready, where the person can do something about it. */
  readonly obstacle: string | undefined;
}

/** Writes the code into a folder that the person picks, once they have seen what will happen in it. */
export function FolderWriter({ desktop, choice, isReady, obstacle }: FolderWriterProps) {
  const { store } = useSession();
  const [writing, setWriting] = useState<Writing>({ state: 'none' });
  const ref = useKeptFocus(writing.state);

  useEffect(
    () =>
      desktop.onNews('code:progress', ({ step }) =>
        setWriting((now) => (now.state === 'running' ? { state: 'running', step } : now)),
      ),
    [desktop],
  );

  // What was asked for is written to its end; a plan that nobody will see only keeps the next one waiting.
  const isPlanning = useRef(false);
  useEffect(
    () => () => {
      if (isPlanning.current) void desktop.ask('code:cancel', {});
    },
    [desktop],
  );

  const plan = async () => {
    setWriting({ state: 'running', step: undefined });
    isPlanning.current = true;
    const { contexts, force } = choice;
    const answer = await desktop.ask('code:plan', {
      text: printBoardFile(store.getModel()),
      force,
      ...(contexts && { contexts: [...contexts] }),
    });
    isPlanning.current = false;
    if (answer.kind === 'planned') setWriting({ state: 'planned', plan: answer });
    else setWriting((now) => toWriting(answer, now));
  };

  const write = async ({ plan: handle }: Planned) => {
    setWriting({ state: 'running', step: 'check' });
    const answer = await desktop.ask('code:write', { plan: handle });
    if (answer.kind === 'written') setWriting({ state: 'done', answer });
    else setWriting((now) => toWriting(answer, now));
  };

  const choose = (label: string, isFirst: boolean) => (
    <Button
      fullWidth
      variant={isFirst ? 'filled' : 'default'}
      leftSection={<IconFolderDown size={17} />}
      disabled={!isReady}
      onClick={plan}
    >
      {label}
    </Button>
  );

  return (
    <div ref={ref} className={classes.action} aria-live="polite">
      {(writing.state === 'none' || writing.state === 'cancelled') && choose(words.folderButton, true)}
      {writing.state === 'cancelled' && <p>{words.desktop.cancelled}</p>}
      {writing.state === 'none' && obstacle !== undefined && <p className={classes.quiet}>{obstacle}</p>}
      {writing.state === 'running' && (
        <>
          <p className={classes.quiet}>
            <Loader size={14} aria-hidden />{' '}
            {writing.step === undefined ? words.desktop.choosing : words.desktop.steps[writing.step]}
          </p>
          <Button variant="default" onClick={() => desktop.ask('code:cancel', {})}>
            {words.cancel}
          </Button>
        </>
      )}
      {writing.state === 'planned' && (
        <>
          <PlannedChanges plan={writing.plan} />
          <Button
            fullWidth
            disabled={writing.plan.written.length + writing.plan.deleted.length === 0}
            onClick={() => write(writing.plan)}
          >
            {words.desktop.write(writing.plan.written.length, writing.plan.deleted.length)}
          </Button>
          {choose(words.desktop.another, false)}
        </>
      )}
      {writing.state === 'done' && (
        <>
          <p>
            <strong>{words.desktop.done(writing.answer.folder)}</strong>
          </p>
          <p className={classes.quiet}>
            {words.desktop.written(writing.answer.written)},{' '}
            {words.desktop.unchanged(writing.answer.unchanged)},{' '}
            {words.desktop.deleted(writing.answer.deleted)}
          </p>
          <p className={classes.quiet}>{words.next}</p>
          <pre className={classes.commands}>{words.nextInFolder}</pre>
          {choose(words.desktop.another, false)}
        </>
      )}
      {writing.state === 'refused' && (
        <>
          <div role="alert">
            <strong>{words.desktop.refused}</strong>
            <p>{writing.message}</p>
          </div>
          {choose(words.folderButton, true)}
        </>
      )}
    </div>
  );
}

function PlannedChanges({ plan }: { readonly plan: Planned }) {
  const { folder, written, deleted, kept, unchanged } = plan;
  return (
    <section>
      <h3 className={classes.heading}>{words.desktop.planned(folder)}</h3>
      {written.length + deleted.length === 0 && <p>{words.desktop.nothing}</p>}
      <PathsOf label={words.desktop.written(written.length)} paths={written} />
      <PathsOf label={words.desktop.deleted(deleted.length)} paths={deleted} />
      <PathsOf label={words.desktop.kept(kept.length)} paths={kept} />
      {unchanged > 0 && <p className={classes.quiet}>{words.desktop.unchanged(unchanged)}</p>}
    </section>
  );
}

function PathsOf({ label, paths }: { readonly label: string; readonly paths: readonly string[] }) {
  if (paths.length === 0) return null;
  return (
    <details>
      <summary>{label}</summary>
      <ul className={classes.entries}>
        {paths.map((path) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
    </details>
  );
}

function toWriting(
  answer: { readonly kind: 'cancelled' } | { readonly kind: 'refused'; readonly message: string },
  before: Writing,
): Writing {
  if (answer.kind === 'refused') return { state: 'refused', message: answer.message };
  // Who closes the chooser of folders sees that it is closed.
  const isSeen = before.state === 'running' && before.step === undefined;
  return { state: isSeen ? 'none' : 'cancelled' };
}
