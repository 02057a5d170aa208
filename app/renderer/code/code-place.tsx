import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconDownload, IconFolderDown, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { goTo } from '../app/route.ts';
import { messages } from '../messages/messages.ts';
import { useSection, useSession } from '../session/session-context.ts';
import type { CodeClient } from './code-client.ts';
import { CodeCrash } from './code-crash.tsx';
import classes from './code-place.module.css';
import type { Listing } from './code-protocol.ts';
import { FileTree, FoundFiles } from './file-list.tsx';
import { FileShown } from './file-shown.tsx';
import { filesAbout, searchFiles } from './files-about.ts';
import { GetCodePanel } from './get-code-panel.tsx';
import { StickyChip } from './sticky-chip.tsx';
import { useCode, useCodeState } from './use-code.ts';

const words = messages.code;

interface CodePlaceProps {
  /** An element whose files alone are listed, from the address. */
  readonly select: string | undefined;
  /** The file to show, from the address. */
  readonly file: string | undefined;
}

/** All code that comes from the board, as it is at this moment; and the way to take it along. */
export function CodePlace({ select, file }: CodePlaceProps) {
  const client = useCode();
  return (
    <main className={classes.place} aria-label={messages.places.code}>
      {client ? (
        <Code client={client} select={select} file={file} />
      ) : (
        <p className={classes.quiet}>{words.loading}</p>
      )}
    </main>
  );
}

function Code({ client, select, file }: CodePlaceProps & { readonly client: CodeClient }) {
  const listing = useCodeState(client, (state) => state.listing);
  const crash = useCodeState(client, (state) => state.crash);
  const [isGetting, setGetting] = useState(false);
  if (listing === undefined) {
    return crash === undefined ? (
      <p className={classes.quiet}>{words.loading}</p>
    ) : (
      <CodeCrash reason={crash} onRestart={() => client.restart()} />
    );
  }
  return (
    <>
      <div className={classes.page}>
        {crash !== undefined && <CodeCrash reason={crash} onRestart={() => client.restart()} />}
        <header className={classes.head}>
          <h1>{words.title}</h1>
          <span className={classes.summary}>
            {words.summary(listing.files.length, listing.contexts.length)}
          </span>
          {listing.leftOut.size > 0 && (
            <Button variant="subtle" color="orange" size="compact-sm" onClick={() => setGetting(true)}>
              {words.leftOut(listing.leftOut.size)}
            </Button>
          )}
          {!isGetting && (listing.files.length > 0 || listing.refusal?.findings !== undefined) && (
            <Button
              className={classes.get ?? ''}
              leftSection={window.desktop ? <IconFolderDown size={17} /> : <IconDownload size={17} />}
              onClick={() => setGetting(true)}
            >
              {words.get.open}
            </Button>
          )}
        </header>
        {listing.files.length === 0 ? (
          <Empty />
        ) : (
          <Files client={client} listing={listing} select={select} file={file} />
        )}
      </div>
      {isGetting && <GetCodePanel client={client} listing={listing} onClose={() => setGetting(false)} />}
    </>
  );
}

interface FilesProps extends CodePlaceProps {
  readonly client: CodeClient;
  readonly listing: Listing;
}

function Files({ client, listing, select, file }: FilesProps) {
  const { boardId } = useSession();
  const elements = useSection('elements');
  const [query, setQuery] = useState('');
  const about = select === undefined ? undefined : elements[select as keyof typeof elements];
  const found = useFound(listing, useDeferredValue(query), about && select);
  const paths = useMemo(() => listing.files.map(({ path }) => path), [listing]);
  const path = file !== undefined && (found?.includes(file) ?? true) ? file : (found?.[0] ?? 'README.md');
  const choose = (next: string) =>
    goTo({ screen: 'board', boardId, place: 'code', file: next, ...(select && { select }) });
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
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step === undefined) return;
            event.preventDefault();
            walk(step);
          }}
        />
        {about && select !== undefined && (
          <p className={classes.about}>
            <StickyChip id={select} element={about} />
            <CloseButton
              size="sm"
              aria-label={words.showAll}
              onClick={() => goTo({ screen: 'board', boardId, place: 'code' })}
            />
          </p>
        )}
        <div className={classes.scroll}>
          {found === undefined ? (
            <FileTree paths={paths} selected={path} onSelect={choose} />
          ) : (
            <>
              <p className={classes.quiet}>{found.length === 0 ? words.none : words.found(found.length)}</p>
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

function Empty() {
  return (
    <div className={classes.empty}>
      <h2>{words.noCode.title}</h2>
      {words.noCode.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
