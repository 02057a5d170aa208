import { Button, Checkbox, Progress } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { SidePanel } from '../controls/side-panel.tsx';
import { useKeptFocus } from '../controls/use-kept-focus.ts';
import { messages } from '../messages/messages.ts';
import { CodePlanView } from './code-plan-view.tsx';
import { FolderWriter } from './folder-writer.tsx';
import classes from './get-code-panel.module.css';
import { choiceKey, chooseWithout, isReadyToGet } from './worker/code-choice.ts';
import type { CodeClient, Packing } from './worker/code-client.ts';
import type { CodeChoice, CodePlan, Listing } from './worker/code-protocol.ts';
import { useCodeState } from './worker/use-code.ts';

const words = messages.code.get;

interface GetCodePanelProps {
  readonly client: CodeClient;
  readonly listing: Listing;
  readonly onClose: () => void;
}

/** First what there is to get and what stands in its way; then the code itself, as an archive or into a folder. */
export function GetCodePanel({ client, listing, onClose }: GetCodePanelProps) {
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [force, setForce] = useState(false);
  const plan = useCodeState(client, (state) => state.plan);
  const choice = useMemo(() => chooseWithout(listing, without, force), [listing, without, force]);
  // A change of the board makes another listing, and with it another plan.
  useEffect(() => client.plan(choice), [client, choice]);

  // It was asked for by a button on the other side of all files.
  const ref = useRef<HTMLElement>(null);
  useEffect(() => ref.current?.focus(), []);

  // Not only from within: who has just clicked beside the panel means it too.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onClose]);

  const isReady = isReadyToGet(choice, plan);
  const obstacle = whyNotReady(choice, plan);
  return (
    <SidePanel
      ref={ref}
      label={words.title}
      title={words.title}
      tint="var(--accent)"
      close={words.close}
      onClose={onClose}
    >
      {listing.contexts.length > 1 && (
        <fieldset className={classes.contexts}>
          <legend>{words.contexts}</legend>
          {listing.contexts.map((name) => (
            <Checkbox
              key={name}
              label={name || words.nameless}
              checked={!without.has(name)}
              onChange={() => setWithout((before) => toggled(before, name))}
            />
          ))}
        </fieldset>
      )}
      {plan === undefined ? (
        <p className={classes.quiet}>{words.planning}</p>
      ) : (
        choice.contexts?.length !== 0 && <CodePlanView plan={plan} force={force} onForce={setForce} />
      )}
      {window.desktop ? (
        <FolderWriter
          key={choiceKey(choice)}
          desktop={window.desktop}
          choice={choice}
          isReady={isReady}
          obstacle={obstacle}
        />
      ) : (
        <ArchiveMaker client={client} choice={choice} isReady={isReady} obstacle={obstacle} />
      )}
    </SidePanel>
  );
}

interface ArchiveMakerProps {
  readonly client: CodeClient;
  readonly choice: CodeChoice;
  readonly isReady: boolean;
  /** Why it is not ready, where the person can do something about it. */
  readonly obstacle: string | undefined;
}

function ArchiveMaker({ client, choice, isReady, obstacle }: ArchiveMakerProps) {
  const packing = useCodeState(client, (state) => state.packing);
  const ref = useKeptFocus(packing.state);
  return (
    <div ref={ref} className={classes.action} aria-live="polite">
      {packing.state === 'running' ? (
        <Running packing={packing} onCancel={() => client.cancel()} />
      ) : (
        <>
          <Button
            fullWidth
            leftSection={<IconDownload size={17} />}
            disabled={!isReady}
            onClick={() => client.pack(choice)}
          >
            {words.zip}
          </Button>
          {obstacle === undefined ? (
            <Outcome packing={packing} />
          ) : (
            <p className={classes.quiet}>{obstacle}</p>
          )}
        </>
      )}
    </div>
  );
}

interface RunningProps {
  readonly packing: Extract<Packing, { state: 'running' }>;
  readonly onCancel: () => void;
}

function Running({ packing, onCancel }: RunningProps) {
  return (
    <>
      <p className={classes.quiet}>{words.steps[packing.step]}</p>
      <Progress value={packing.share * 100} aria-label={words.progress} />
      <Button variant="default" onClick={onCancel}>
        {words.cancel}
      </Button>
    </>
  );
}

function Outcome({ packing }: { readonly packing: Packing }) {
  switch (packing.state) {
    case 'done':
      return (
        <>
          <p>{words.packed(packing.name, packing.files, words.megabytes(packing.byteLength))}</p>
          <p className={classes.quiet}>{words.next}</p>
          <pre className={classes.commands}>{words.unpack(packing.name.replace(/\.zip$/, ''))}</pre>
        </>
      );
    case 'cancelled':
      return <p>{words.cancelled}</p>;
    case 'refused':
      return <p role="alert">{packing.refusal.message}</p>;
    case 'failed':
      return (
        <div role="alert">
          <strong>{words.failed}</strong>
          <p>{words.failedHint}</p>
          <small>{packing.reason}</small>
        </div>
      );
    default:
      return <p className={classes.quiet}>{words.unchecked}</p>;
  }
}

function whyNotReady(choice: CodeChoice, plan: CodePlan | undefined): string | undefined {
  if (choice.contexts?.length === 0) return words.chooseContext;
  return plan?.refusal?.code === 'model-not-sound' ? words.fixFirst : undefined;
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}
