import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconDownload, IconFolderDown, IconSearch } from '@tabler/icons-react';
import {
  type MouseEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { TextWithCode } from '../findings/text-with-code.tsx';
import { messages } from '../messages/messages.ts';
import { changeRoute, goTo, type Route } from '../navigation/route.ts';
import { useEntry, useSession } from '../session/session-context.ts';
import { CodeCrash } from './code-crash.tsx';
import classes from './code-place.module.css';
import { FileTree, FoundFiles } from './files/file-list.tsx';
import { FileShown } from './files/file-shown.tsx';
import { filesAbout, searchFiles } from './files/files-about.ts';
import { useFollowedFile } from './files/follow-file.ts';
import { StickyChip } from './files/sticky-chip.tsx';
import { GetCodePanel } from './get-code-panel.tsx';
import { whyNoCode } from './why-no-code.ts';
import type { CodeClient } from './worker/code-client.ts';
import type { Listing } from './worker/code-protocol.ts';
import { useCode, useCodeState } from './worker/use-code.ts';

const words = messages.code;

interface CodePlaceProps {
  /** An element whose files alone are listed, from the address. */
  readonly select: string | undefined;
  /** The file to show, from the address. */
  readonly file: string | undefined;
  /** Whether the panel that gets the code is open, from the address: so the back button leads to it again. */
  readonly get: boolean;
}

/** All code that comes from the board, as it is at this moment; and the way to take it along. */
export function CodePlace(props: CodePlaceProps) {
  const client = useCode();
  return (
    <main className={classes.place} aria-label={messages.places.code}>
      {client ? <Code client={client} {...props} /> : <p className={classes.quiet}>{words.loading}</p>}
    </main>
  );
}

function Code({ client, select, file, get }: CodePlaceProps & { readonly client: CodeClient }) {
  const { boardId } = useSession();
  const listing = useCodeState(client, (state) => state.listing);
  const crash = useCodeState(client, (state) => state.crash);
  const opener = useRef<HTMLButtonElement>(undefined);
  if (listing === undefined) {
    return crash === undefined ? (
      <p className={classes.quiet}>{words.loading}</p>
    ) : (
      <CodeCrash reason={crash} onRestart={() => client.restart()} />
    );
  }
  const here: Route = {
    screen: 'board',
    boardId,
    place: 'code',
    ...(select && { select }),
    ...(file && { file }),
  };
  const open = ({ currentTarget }: MouseEvent<HTMLButtonElement>) => {
    opener.current = currentTarget;
    changeRoute({ ...here, get: true });
  };
  const close = () => {
    changeRoute(here);
    opener.current?.focus();
  };
  return (
    <>
      <div className={classes.page}>
        {crash !== undefined && <CodeCrash reason={crash} onRestart={() => client.restart()} />}
        <header className={classes.head}>
          <h1>{words.title}</h1>
          <span className={classes.summary}>
            {words.summary(listing.files.length, listing.contexts.length)}
          </span>
          {listing.leftOut.length > 0 && (
            <Button variant="subtle" color="orange" size="compact-sm" onClick={open}>
              {words.leftOut(listing.errors, listing.leftOut.length)}
            </Button>
          )}
          {listing.files.length > 0 && (
            <Button
              className={classes.get ?? ''}
              variant={get ? 'default' : 'filled'}
              leftSection={window.desktop ? <IconFolderDown size={17} /> : <IconDownload size={17} />}
              aria-expanded={get}
              onClick={get ? close : open}
            >
              {words.get.open}
            </Button>
          )}
        </header>
        {listing.files.length === 0 ? (
          <NoFiles refusal={listing.refusal} onShowErrors={open} />
        ) : (
          <Files client={client} listing={listing} select={select} file={file} get={get} />
        )}
      </div>
      {get && <GetCodePanel client={client} listing={listing} onClose={close} />}
    </>
  );
}

interface FilesProps extends CodePlaceProps {
  readonly client: CodeClient;
  readonly listing: Listing;
}

function Files({ client, listing, select, file, get }: FilesProps) {
  const { boardId } = useSession();
  const [query, setQuery] = useState('');
  const about = useEntry('elements', select ?? '');
  const found = useFound(listing, useDeferredValue(query), about && select);
  const paths = useMemo(() => listing.files.map(({ path }) => path), [listing]);
  // A file that was renamed stays open under its new name, and the address says so.
  const followed = useFollowedFile(listing, file);
  useEffect(() => {
    if (followed === undefined || followed === file) return;
    changeRoute({
      screen: 'board',
      boardId,
      place: 'code',
      file: followed,
      ...(select && { select }),
      ...(get && { get }),
    });
  }, [followed, file, boardId, select, get]);
  const path =
    followed !== undefined && (found?.includes(followed) ?? true) ? followed : (found?.[0] ?? 'README.md');
  const choose = (next: string) =>
    goTo({
      screen: 'board',
      boardId,
      place: 'code',
      file: next,
      ...(select && { select }),
      ...(get && { get }),
    });
  const walk = (step: number) => {
    const next = found?.[found.indexOf(path) + step];
    if (next !== undefined) choose(next);
  };
  return (
    <div className={classes.columns}>
      <nav className={classes.list} aria-label={words.files}>
        <TextInput
          className={classes.search ?? ''}
          aria-label={words.search}
          placeholder={words.search}
          leftSection={<IconSearch size={16} />}
          rightSection={
            query !== '' && <CloseButton size="sm" aria-label={words.showAll} onClick={() => setQuery('')} />
          }
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query !== '') {
              // One step back: what lies open beside the files stays.
              event.preventDefault();
              event.stopPropagation();
              setQuery('');
            }
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            walk(step);
          }}
        />
        {about && select !== undefined && (
          <p className={classes.about}>
            <StickyChip id={select} />
            <CloseButton
              size="sm"
              aria-label={words.showAll}
              onClick={() => goTo({ screen: 'board', boardId, place: 'code', ...(get && { get }) })}
            />
          </p>
        )}
        <div className={classes.scroll}>
          {found === undefined ? (
            <FileTree paths={paths} selected={path} onSelect={choose} />
          ) : (
            <>
              <p className={classes.quiet} role="status">
                {found.length > 0 ? (
                  words.found(found.length)
                ) : query.trim() === '' && about && select !== undefined ? (
                  <TextWithCode>{whyNoCode(listing, select, about.kind)}</TextWithCode>
                ) : (
                  words.none
                )}
              </p>
              <FoundFiles paths={found} selected={path} onSelect={choose} />
            </>
          )}
        </div>
      </nav>
      <FileShown client={client} path={path} about={select} />
    </div>
  );
}

/** Undefined while nothing narrows the files down. */
function useFound(listing: Listing, query: string, about: string | undefined): readonly string[] | undefined {
  const { store } = useSession();
  return useMemo(() => {
    if (query.trim() === '') return about === undefined ? undefined : filesAbout(listing, about);
    const textOf = (id: string) => store.getEntry('elements', id)?.text ?? '';
    return searchFiles(listing, query, textOf);
  }, [listing, query, about, store]);
}

interface NoFilesProps {
  readonly refusal: Listing['refusal'];
  readonly onShowErrors: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** Why there is no code at all: errors, which the panel leads to, or a board that has not come so far. */
function NoFiles({ refusal, onShowErrors }: NoFilesProps) {
  const errors = describeErrors(refusal);
  if (errors === undefined) {
    return (
      <Empty title={words.noCode.title}>
        {words.noCode.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Empty>
    );
  }
  return (
    <Empty title={words.onlyErrors.title}>
      <p>
        <TextWithCode>{errors}</TextWithCode>
      </p>
      <Button onClick={onShowErrors}>{words.onlyErrors.show}</Button>
    </Empty>
  );
}

/** What to say when errors are why there is no code. Undefined when the board has not come so far. */
function describeErrors(refusal: Listing['refusal']): string | undefined {
  switch (refusal?.code) {
    case 'model-not-sound':
      return words.get.refusedHint;
    case 'nothing-to-generate':
      return refusal.leftOut && refusal.message;
    default:
      return undefined;
  }
}

function Empty({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.empty}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
