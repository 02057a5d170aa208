import { ActionIcon, CloseButton, Tabs, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconTestPipe } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { printRoute } from '../app/route.ts';
import { messages } from '../messages/messages.ts';
import { useEntry, useSession } from '../session/session-context.ts';
import type { CodeClient } from './code-client.ts';
import { CodeCrash } from './code-crash.tsx';
import classes from './code-dock.module.css';
import type { Listing } from './code-protocol.ts';
import { DockEdge, useDockHeight } from './dock-edge.tsx';
import { FileShown } from './file-shown.tsx';
import { filesAbout } from './files-about.ts';
import { StickyChip } from './sticky-chip.tsx';
import { useCode, useCodeState } from './use-code.ts';
import { whyNoCode } from './why-no-code.ts';

const words = messages.code.dock;

interface CodeDockProps {
  /** The ids of what is selected on the wall. */
  readonly selection: ReadonlySet<string>;
  readonly onClose: () => void;
  /** Brings the keys back to the wall. */
  readonly onLeave: () => void;
}

/** The code that comes from the selected sticky, below the wall; it follows the selection and the board. */
export function CodeDock({ selection, onClose, onLeave }: CodeDockProps) {
  const client = useCode();
  const [height, setHeight] = useDockHeight();
  const [first] = selection;
  return (
    <aside
      className={classes.dock}
      style={{ height }}
      aria-label={words.title}
      data-panel
      onKeyDown={(event) => keepKeys(event, onLeave)}
    >
      <DockEdge label={words.height} height={height} onHeight={setHeight} />
      {client === undefined || first === undefined || selection.size > 1 ? (
        <Remark onClose={onClose}>
          {first === undefined ? words.select : selection.size > 1 ? words.selectOne : messages.code.loading}
        </Remark>
      ) : (
        <CodeOfElement key={first} client={client} id={first} onClose={onClose} />
      )}
    </aside>
  );
}

/** Keys scroll and choose here; on the wall they would move and add stickies. Those that put the code away still do. */
function keepKeys(event: KeyboardEvent, onLeave: () => void): void {
  if (event.ctrlKey || event.metaKey || event.key === 'k') return;
  event.stopPropagation();
  if (event.key === 'Escape') onLeave();
}

interface CodeOfElementProps {
  readonly client: CodeClient;
  readonly id: string;
  readonly onClose: () => void;
}

function CodeOfElement({ client, id, onClose }: CodeOfElementProps) {
  const listing = useCodeState(client, (state) => state.listing);
  const crash = useCodeState(client, (state) => state.crash);
  const [chosen, setChosen] = useState<string>();
  if (crash !== undefined) {
    return (
      <>
        <Remark onClose={onClose}>{words.title}</Remark>
        <div className={classes.crash}>
          <CodeCrash reason={crash} onRestart={() => client.restart()} />
        </div>
      </>
    );
  }
  if (listing === undefined) return <Remark onClose={onClose}>{messages.code.loading}</Remark>;
  const paths = filesAbout(listing, id);
  const path = paths.find((each) => each === chosen) ?? paths[0];
  if (path === undefined) return <NoCode listing={listing} id={id} onClose={onClose} />;
  return (
    <Tabs className={classes.files ?? ''} value={path} onChange={(next) => setChosen(next ?? undefined)}>
      <header className={classes.head}>
        <StickyChip id={id} />
        <Tabs.List className={classes.tabs ?? ''}>
          {paths.map((each) => (
            <Tabs.Tab key={each} value={each} title={each}>
              {each.endsWith('.test.ts') && <IconTestPipe className={classes.test} size={13} aria-hidden />}
              {each.slice(each.lastIndexOf('/') + 1)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <InPlace id={id} />
        <CloseButton aria-label={words.close} onClick={onClose} />
      </header>
      <Tabs.Panel value={path}>
        <FileShown client={client} path={path} about={id} withHead={false} />
      </Tabs.Panel>
    </Tabs>
  );
}

function InPlace({ id }: { readonly id: string }) {
  const { boardId } = useSession();
  return (
    <Tooltip label={words.inPlace}>
      <ActionIcon
        component="a"
        href={printRoute({ screen: 'board', boardId, place: 'code', select: id })}
        variant="subtle"
        color="gray"
        aria-label={words.inPlace}
      >
        <IconArrowsMaximize size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

interface NoCodeProps {
  readonly listing: Listing;
  readonly id: string;
  readonly onClose: () => void;
}

function NoCode({ listing, id, onClose }: NoCodeProps) {
  const element = useEntry('elements', id);
  return <Remark onClose={onClose}>{whyNoCode(listing, id, element?.kind)}</Remark>;
}

interface RemarkProps {
  readonly children: string;
  readonly onClose: () => void;
}

function Remark({ children, onClose }: RemarkProps) {
  return (
    <header className={classes.head}>
      <p className={classes.remark}>{children}</p>
      <CloseButton aria-label={words.close} onClick={onClose} />
    </header>
  );
}
