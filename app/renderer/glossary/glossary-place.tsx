import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { addEntry } from '#models/edits/add-entry.ts';
import type { ContextId, TermId } from '#models/metamodel/ids.ts';
import { sameWordTable } from '#models/views/same-word-table.ts';
import { useUndoKeys } from '../controls/undo-keys.ts';
import { useUndoNotice } from '../controls/undo-notice.tsx';
import { messages } from '../messages/messages.ts';
import { useRoute } from '../navigation/route.ts';
import { useEdit } from '../session/edit.ts';
import { newId } from '../session/new-id.ts';
import { useSection } from '../session/session-context.ts';
import classes from './glossary.module.css';
import { countByFilter, GLOSSARY_FILTERS, type GlossaryFilter, glossaryGroups } from './glossary-groups.ts';
import { SameWords } from './same-words.tsx';
import { TermList } from './term-list.tsx';
import { TermPanel } from './term-panel.tsx';

type View = 'list' | 'same';

const words = messages.words;

/** The words of the team: grouped by context, searched, added and edited by everyone at once. */
export function GlossaryPlace() {
  const terms = useSection('terms');
  const contexts = useSection('contexts');
  const route = useRoute();
  const [view, setView] = useState<View>('list');
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<GlossaryFilter>('all');
  const [selected, setSelected] = useState(route.screen === 'board' ? route.select : undefined);
  const notice = useUndoNotice();
  const edit = useEdit();
  useUndoKeys();

  const groups = useMemo(
    () => glossaryGroups({ contexts, terms }, { search, filter }),
    [contexts, terms, search, filter],
  );
  const counts = useMemo(() => countByFilter(terms), [terms]);
  const same = useMemo(() => sameWordTable({ contexts, terms }), [contexts, terms]);
  const isEmpty = counts.all === 0;
  const isWished = search.trim() !== '' || filter !== 'all';

  const addTerm = (name: string, context: ContextId | undefined) =>
    edit((editor) => addEntry(editor, 'terms', newId<TermId>(), { name, ...(context && { context }) }));
  const showAll = () => {
    setSearch('');
    setFilter('all');
  };

  return (
    <main className={classes.place} aria-label={messages.places.words} data-panel={selected !== undefined}>
      <section className={classes.page}>
        <Head view={view} onView={setView} search={search} onSearch={setSearch} sameWords={same.length} />
        {view === 'same' && same.length > 0 ? (
          <SameWords rows={same} onOpen={setSelected} />
        ) : (
          <>
            {isEmpty ? <Teaching /> : <Filters value={filter} counts={counts} onChange={setFilter} />}
            {isWished && groups.length === 0 ? (
              <p className={classes.quiet}>
                {words.nothing}{' '}
                <Button size="compact-sm" variant="subtle" onClick={showAll}>
                  {words.clear}
                </Button>
              </p>
            ) : (
              <TermList groups={groups} selected={selected} onSelect={setSelected} onAdd={addTerm} />
            )}
          </>
        )}
      </section>
      {selected !== undefined && (
        <TermPanel
          key={selected}
          id={selected}
          onClose={() => setSelected(undefined)}
          onRemoved={(name) => {
            setSelected(undefined);
            notice.announce(words.panel.removed(name));
          }}
        />
      )}
      {notice.view}
    </main>
  );
}

interface HeadProps {
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** How many words several contexts use. */
  readonly sameWords: number;
}

function Head({ view, onView, search, onSearch, sameWords }: HeadProps) {
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>{words.title}</h1>
      <TextInput
        className={classes.search ?? ''}
        leftSection={<IconSearch size={16} aria-hidden />}
        placeholder={words.search}
        aria-label={words.search}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      {sameWords > 0 && (
        <SegmentedControl<View>
          aria-label={words.view}
          value={view}
          onChange={onView}
          data={[
            { value: 'list', label: words.views.list },
            { value: 'same', label: words.views.same(sameWords) },
          ]}
        />
      )}
    </header>
  );
}

interface FiltersProps {
  readonly value: GlossaryFilter;
  readonly counts: Readonly<Record<GlossaryFilter, number>>;
  readonly onChange: (filter: GlossaryFilter) => void;
}

function Filters({ value, counts, onChange }: FiltersProps) {
  return (
    <fieldset className={classes.filters} aria-label={words.filter}>
      {GLOSSARY_FILTERS.filter((filter) => filter === 'all' || filter === value || counts[filter] > 0).map(
        (filter) => (
          <button
            key={filter}
            type="button"
            className={classes.filter}
            aria-pressed={filter === value}
            onClick={() => onChange(filter)}
          >
            {words.filters[filter]} <span className={classes.number}>{counts[filter]}</span>
          </button>
        ),
      )}
    </fieldset>
  );
}

function Teaching() {
  return (
    <div className={classes.teaching}>
      <h2>{words.empty.title}</h2>
      {words.empty.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
