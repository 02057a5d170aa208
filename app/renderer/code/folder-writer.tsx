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
type Written = Extract<Response<'code:write'>, { kind: 'written' }>;

/** From choosing a folder to the written code. */
type Writing =
  | { readonly state: 'none' }
  /** Cancelled after a folder had been chosen. */
  | { readonly state: 'cancelled' }
  /** Without a step while the person chooses the folder. */
  | { readonly state: 'running'; readonly step: NewsOf<'code:progress'>['step'] | undefined }
  | { readonly state: 'planned'; readonly plan: Planned }
  | { readonly state: 'done'; readonly answer: Written }
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
  const { writing, plan, write } = useWriting(desktop, choice);
  const ref = useKeptFocus(writing.state);

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
        <Running step={writing.step} onCancel={() => desktop.ask('code:cancel', {})} />
      )}
      {writing.state === 'planned' && (
        <>
          <PlannedChanges plan={writing.plan} onWrite={() => write(writing.plan)} />
          {choose(words.desktop.another, false)}
        </>
      )}
      {writing.state === 'done' && (
        <>
          <WrittenChanges answer={writing.answer} />
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

/** How far the writing is, and what takes it further. */
function useWriting(desktop: DesktopBridge, { contexts, force }: CodeChoice) {
  const { store } = useSession();
  const [writing, setWriting] = useState<Writing>({ state: 'none' });

  useEffect(
    () =>
      desktop.onNews('code:progress', ({ step }) =>
        setWriting((now) => (now.state === 'running' ? { state: 'running', step } : now)),
      ),
    [desktop],
  );

  // Writing always runs to its end. A plan that nobody will see is cancelled, because the next one would wait for it.
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

  return { writing, plan, write };
}

interface RunningProps {
  readonly step: Extract<Writing, { state: 'running' }>['step'];
  readonly onCancel: () => void;
}

function Running({ step, onCancel }: RunningProps) {
  return (
    <>
      <p className={classes.quiet}>
        <Loader size={14} aria-hidden />{' '}
        {step === undefined ? words.desktop.choosing : words.desktop.steps[step]}
      </p>
      <Button variant="default" onClick={onCancel}>
        {words.cancel}
      </Button>
    </>
  );
}

function PlannedChanges({ plan, onWrite }: { readonly plan: Planned; readonly onWrite: () => void }) {
  const { folder, written, deleted, kept, unchanged } = plan;
  const isNothing = written.length + deleted.length === 0;
  return (
    <>
      <section>
        <h3 className={classes.heading}>{words.desktop.planned(folder)}</h3>
        {isNothing && <p>{words.desktop.nothing}</p>}
        <PathsOf label={words.desktop.written(written.length)} paths={written} />
        <PathsOf label={words.desktop.deleted(deleted.length)} paths={deleted} />
        <PathsOf label={words.desktop.kept(kept.length)} paths={kept} />
        {unchanged > 0 && <p className={classes.quiet}>{words.desktop.unchanged(unchanged)}</p>}
      </section>
      <Button fullWidth disabled={isNothing} onClick={onWrite}>
        {words.desktop.write(written.length, deleted.length)}
      </Button>
    </>
  );
}

function WrittenChanges({ answer }: { readonly answer: Written }) {
  const { folder, written, unchanged, deleted } = answer;
  return (
    <>
      <p>
        <strong>{words.desktop.done(folder)}</strong>
      </p>
      <p className={classes.quiet}>
        {words.desktop.written(written)}, {words.desktop.unchanged(unchanged)},{' '}
        {words.desktop.deleted(deleted)}
      </p>
      <p className={classes.quiet}>{words.next}</p>
      <pre className={classes.commands}>{words.nextInFolder}</pre>
    </>
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
  // When the chooser of folders is closed, people see that themselves.
  const isSeen = before.state === 'running' && before.step === undefined;
  return { state: isSeen ? 'none' : 'cancelled' };
}
