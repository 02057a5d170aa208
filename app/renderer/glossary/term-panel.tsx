import { Alert, Button, Group, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { replaceWordsOn } from '#models/edits/replace-words-on.ts';
import { type EntryPatch, updateEntry } from '#models/edits/update-entry.ts';
import { TERM_STATUSES, type Term, type TermStatus } from '#models/metamodel/glossary.ts';
import type { ContextId, ElementId } from '#models/metamodel/ids.ts';
import { DraftInput } from '../controls/draft-input.tsx';
import { RemoveButton } from '../controls/remove-button.tsx';
import { Rows } from '../controls/rows.tsx';
import { Labelled, SidePanel } from '../controls/side-panel.tsx';
import { messages } from '../messages/messages.ts';
import { useEdit } from '../session/edit.ts';
import { useEntry, useSection, useSession } from '../session/session-context.ts';
import { SharedTextArea } from '../session/shared-text-area.tsx';
import { contextTint } from '../theme/context-tint.ts';
import { Agreement } from './agreement.tsx';
import { termReaderOf } from './term-reader.ts';
import { TermUses } from './term-uses.tsx';

const texts = messages.words.panel;

interface TermPanelProps {
  readonly id: string;
  readonly onClose: () => void;
  /** After the term was deleted from here, with its name. */
  readonly onRemoved: (name: string) => void;
}

/** Everything about one word, edited in place; what others write shows as they write it. */
export function TermPanel({ id, onClose, onRemoved }: TermPanelProps) {
  const term = useEntry('terms', id);
  const contexts = useSection('contexts');
  const edit = useEdit();
  const name = term?.name.trim() || messages.words.nameless;
  const tint = term?.context === undefined ? '--ink-faint' : contextTint(contexts, term.context);

  return (
    <SidePanel
      label={texts.label(name)}
      title={term ? name : texts.gone}
      tint={`var(${tint})`}
      close={texts.close}
      onClose={onClose}
    >
      {term && (
        <>
          <TermFields id={id} term={term} />
          <TermUses id={id} term={term} />
          <RemoveButton
            label={texts.remove}
            onRemove={() => {
              edit((editor) => removeEntry(editor, 'terms', id));
              onRemoved(name);
            }}
          />
        </>
      )}
    </SidePanel>
  );
}

/** The name; after a new one, the stickies that say the old one can follow with a click. */
function TermName({ id, term }: { readonly id: string; readonly term: Term }) {
  const { store } = useSession();
  const edit = useEdit();
  const [left, setLeft] = useState<{ readonly name: string; readonly ids: readonly ElementId[] }>();
  const rename = (typed: string) => {
    const name = typed.trim();
    const ids = [...termReaderOf(store).marks()].flatMap(([elementId, marks]) =>
      marks.some((mark) => mark.kind === 'term' && mark.term === id) ? [elementId] : [],
    );
    edit((editor) => updateEntry(editor, 'terms', id, { name }));
    setLeft(name !== '' && ids.length > 0 ? { name: term.name, ids } : undefined);
  };
  const follow = () => {
    if (!left) return;
    edit((editor) => replaceWordsOn(editor, store.getSection('elements'), left.ids, [left.name], term.name));
    setLeft(undefined);
  };
  return (
    <div>
      <DraftInput label={texts.name} value={term.name} onCommit={rename} />
      {left && (
        <Alert mt={8} p="xs" role="status">
          {texts.renamed(left.name, left.ids.length)}
          <Group gap={6} mt={6}>
            <Button size="compact-sm" onClick={follow}>
              {texts.renameThere}
            </Button>
            <Button size="compact-sm" variant="subtle" onClick={() => setLeft(undefined)}>
              {texts.leave}
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}

function TermFields({ id, term }: { readonly id: string; readonly term: Term }) {
  const contexts = useSection('contexts');
  const edit = useEdit();
  const change = (patch: EntryPatch<'terms'>) => edit((editor) => updateEntry(editor, 'terms', id, patch));
  const homes = Object.entries(contexts).map(([value, context]) => ({
    value,
    label: context.name.trim() || messages.words.nameless,
  }));
  return (
    <>
      <TermName id={id} term={term} />
      <SharedTextArea
        section="terms"
        id={id}
        property="definition"
        label={texts.definition}
        placeholder={texts.definitionHint}
        minRows={3}
      />
      {homes.length > 0 && (
        <Select
          label={texts.context}
          data={[{ value: '', label: messages.words.everyone }, ...homes]}
          value={term.context !== undefined && Object.hasOwn(contexts, term.context) ? term.context : ''}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(context) => change({ context: (context || undefined) as ContextId | undefined })}
        />
      )}
      <Labelled label={texts.status}>
        <SegmentedControl<TermStatus>
          fullWidth
          aria-label={texts.status}
          value={term.status ?? 'proposed'}
          onChange={(status) => change({ status })}
          data={TERM_STATUSES.map((value) => ({ value, label: messages.words.filters[value] }))}
        />
        <Agreement agreedBy={term.agreedBy ?? []} onChange={(agreedBy) => change({ agreedBy })} />
      </Labelled>
      <TermLists term={term} change={change} />
    </>
  );
}

interface TermListsProps {
  readonly term: Term;
  readonly change: (patch: EntryPatch<'terms'>) => void;
}

/** Words to avoid, look-alikes and examples. */
function TermLists({ term, change }: TermListsProps) {
  return (
    <>
      <Rows
        label={texts.avoid}
        fields={[
          { key: 'word', label: texts.avoidWord },
          { key: 'reason', label: texts.avoidReason },
        ]}
        rows={term.avoid ?? []}
        add={texts.addAvoid}
        remove={texts.removeRow}
        onChange={(avoid) => change({ avoid })}
      />
      <Rows
        label={texts.confused}
        fields={[
          { key: 'word', label: texts.confusedWord },
          { key: 'difference', label: texts.difference },
        ]}
        rows={term.notToBeConfusedWith ?? []}
        add={texts.addConfused}
        remove={texts.removeRow}
        onChange={(notToBeConfusedWith) => change({ notToBeConfusedWith })}
      />
      <Rows
        label={texts.examples}
        fields={[{ key: 'word', label: texts.example }]}
        rows={(term.examples ?? []).map((word) => ({ word }))}
        add={texts.addExample}
        remove={texts.removeRow}
        onChange={(rows) => change({ examples: rows?.map(({ word }) => word) })}
      />
    </>
  );
}
