import { ActionIcon, CloseButton, Tabs, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconTestPipe } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { TextWithCode } from '../findings/text-with-code.tsx';
import { messages } from '../messages/messages.ts';
import { noteRoute, printRoute } from '../navigation/route.ts';
import { useEntry, useSession } from '../session/session-context.ts';
import { CodeCrash } from './code-crash.tsx';
import classes from './code-dock.module.css';
import { DockEdge, useDockHeight } from './dock-edge.tsx';
import { CopyText, FileShown } from './files/file-shown.tsx';
import { filesAbout } from './files/files-about.ts';
import { useFollowedFile } from './files/follow-file.ts';
import { StickyChip } from './files/sticky-chip.tsx';
import { tabNames } from './files/tab-names.ts';
import { whyNoCode } from './why-no-code.ts';
import type { CodeClient } from './worker/code-client.ts';
import type { Listing } from './worker/code-protocol.ts';
import { useCode, useCodeState } from './worker/use-code.ts';

const words = messages.code.dock;

interface CodeDockProps {
  /** The ids of what is selected on the wall. */
  readonly selection: ReadonlySet<string>;
  /** The selected connection, with nothing else selected. */
  readonly relation: string | undefined;
  /** The file that is open first, when its sticky is selected. */
  readonly file: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onClose: () => void;
  /** Brings the keys back to the wall. */
  readonly onLeave: () => void;
}

/**
 * The code that comes from the selected sticky, below the wall; it follows the selection and the board. What has no code
 * says so in one line.
 */
export function CodeDock(props: CodeDockProps) {
  const client = useCode();
  if (client !== undefined) return <Content client={client} {...props} />;
  return (
    <Dock isTall={false} onLeave={props.onLeave}>
      <Remark onClose={props.onClose}>{messages.code.loading}</Remark>
    </Dock>
  );
}

function Content({
  client,
  selection,
  relation,
  file,
  onSelect,
  onClose,
  onLeave,
}: CodeDockProps & { readonly client: CodeClient }) {
  const listing = useCodeState(client, (state) => state.listing);
  const crash = useCodeState(client, (state) => state.crash);
  const [first] = selection;
  const id = selection.size === 1 ? first : undefined;
  const paths = useMemo(
    () => (listing === undefined || id === undefined ? [] : filesAbout(listing, id)),
    [listing, id],
  );
  if (crash !== undefined) {
    return (
      <Dock isTall onLeave={onLeave}>
        <Remark onClose={onClose}>{words.title}</Remark>
        <div className={classes.crash}>
          <CodeCrash reason={crash} onRestart={() => client.restart()} />
        </div>
      </Dock>
    );
  }
  if (listing !== undefined && id !== undefined && paths.length > 0) {
    return (
      <Dock isTall onLeave={onLeave}>
        <FilesOf
          key={id}
          client={client}
          listing={listing}
          id={id}
          paths={paths}
          file={file}
          onClose={onClose}
        />
      </Dock>
    );
  }
  return (
    <Dock isTall={false} onLeave={onLeave}>
      <Remark onClose={onClose}>
        {listing === undefined ? (
          messages.code.loading
        ) : relation !== undefined ? (
          <AboutRelation id={relation} onSelect={onSelect} />
        ) : id === undefined ? (
          selection.size > 1 ? (
            words.selectOne
          ) : (
            words.select
          )
        ) : (
          <NoCode listing={listing} id={id} />
        )}
      </Remark>
    </Dock>
  );
}

interface DockProps {
  /** False for what takes one line. */
  readonly isTall: boolean;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

function Dock({ isTall, onLeave, children }: DockProps) {
  const [height, setHeight] = useDockHeight();
  return (
    <aside
      className={classes.dock}
      style={isTall ? { height } : undefined}
      aria-label={words.title}
      data-panel
      onKeyDown={(event) => keepKeys(event, onLeave)}
    >
      {isTall && <DockEdge label={words.height} height={height} onHeight={setHeight} />}
      {children}
    </aside>
  );
}

/** Keys scroll and choose here; on the wall they would move and add stickies. Those that put the code away still do. */
function keepKeys(event: KeyboardEvent, onLeave: () => void): void {
  if (event.ctrlKey || event.metaKey || event.key === 'k') return;
  event.stopPropagation();
  if (event.key === 'Escape') onLeave();
}

interface FilesOfProps {
  readonly client: CodeClient;
  readonly listing: Listing;
  readonly id: string;
  /** Never empty. */
  readonly paths: readonly string[];
  readonly file: string | undefined;
  readonly onClose: () => void;
}

function FilesOf({ client, listing, id, paths, file, onClose }: FilesOfProps) {
  const [chosen, setChosen] = useState(file);
  const followed = useFollowedFile(listing, chosen);
  const path = paths.find((each) => each === followed) ?? paths[0] ?? '';
  const shown = useCodeState(client, (state) => state.shown);
  const names = tabNames(paths);
  return (
    <Tabs className={classes.files ?? ''} value={path} onChange={(next) => setChosen(next ?? undefined)}>
      <header className={classes.head}>
        <StickyChip id={id} />
        <Tabs.List className={classes.tabs ?? ''}>
          {paths.map((each, index) => (
            <Tabs.Tab key={each} ref={each === path ? bringIntoView : null} value={each} title={each}>
              {each.endsWith('.test.ts') && <IconTestPipe className={classes.test} size={13} aria-hidden />}
              {names[index]?.name} {names[index]?.folder && <small>{names[index].folder}</small>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown?.path === path && shown.content && <CopyText text={shown.content.text} />}
        <InPlace id={id} file={path} />
        <CloseButton aria-label={words.close} onClick={onClose} />
      </header>
      <Tabs.Panel value={path}>
        <FileShown client={client} path={path} about={id} withHead={false} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** Many files have more tabs than there is room. */
function bringIntoView(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function InPlace({ id, file }: { readonly id: string; readonly file: string }) {
  const { boardId } = useSession();
  const here = { screen: 'board', boardId, select: id, file } as const;
  return (
    <Tooltip label={words.inPlace}>
      <ActionIcon
        component="a"
        href={printRoute({ ...here, place: 'code' })}
        variant="subtle"
        color="gray"
        aria-label={words.inPlace}
        // The back button leads to this sticky with this file below it.
        onClick={() => noteRoute({ ...here, place: 'board' })}
      >
        <IconArrowsMaximize size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

function NoCode({ listing, id }: { readonly listing: Listing; readonly id: string }) {
  const element = useEntry('elements', id);
  return <TextWithCode>{whyNoCode(listing, id, element?.kind)}</TextWithCode>;
}

interface AboutRelationProps {
  readonly id: string;
  readonly onSelect: (id: string) => void;
}

/** A connection is said by the code of the two that it joins. */
function AboutRelation({ id, onSelect }: AboutRelationProps) {
  const relation = useEntry('relations', id);
  return (
    <>
      {words.relation}{' '}
      {relation && (
        <>
          <StickyChip id={relation.from} onSelect={onSelect} />{' '}
          <StickyChip id={relation.to} onSelect={onSelect} />
        </>
      )}
    </>
  );
}

interface RemarkProps {
  readonly children: ReactNode;
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
