import { SegmentedControl, Select, Switch } from '@mantine/core';
import { addRelationship } from '#models/edits/add-relationship.ts';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { type EntryPatch, updateEntry } from '#models/edits/update-entry.ts';
import {
  type BoundedContext,
  SOURCING_DECISIONS,
  SUBDOMAIN_CLASSES,
  type SubdomainClass,
} from '#models/metamodel/context-map.ts';
import type { ContextId, RelationshipId } from '#models/metamodel/ids.ts';
import { DraftInput } from '../controls/draft-input.tsx';
import { RemoveButton } from '../controls/remove-button.tsx';
import { Labelled, SidePanel } from '../controls/side-panel.tsx';
import { messages } from '../messages/messages.ts';
import { useEdit } from '../session/edit.ts';
import { newId } from '../session/new-id.ts';
import { useEntry, useSection } from '../session/session-context.ts';
import { SharedTextArea } from '../session/shared-text-area.tsx';
import { contextTint } from '../theme/context-tint.ts';
import type { MapSelection } from './map-selection.ts';
import classes from './panels.module.css';

const texts = messages.map.panel;

interface ContextPanelProps {
  readonly id: string;
  readonly onSelect: (selection: MapSelection | undefined) => void;
  /** After the context was deleted from here. */
  readonly onRemoved: (announcement: string) => void;
}

/** Everything about one context, and what it is joined with. */
export function ContextPanel({ id, onSelect, onRemoved }: ContextPanelProps) {
  const context = useEntry('contexts', id);
  const contexts = useSection('contexts');
  const edit = useEdit();
  const name = context?.name.trim() || messages.map.nameless;
  return (
    <SidePanel
      label={texts.contextLabel(name)}
      title={context ? name : texts.gone}
      tint={`var(${contextTint(contexts, id)})`}
      close={texts.close}
      onClose={() => onSelect(undefined)}
    >
      {context && (
        <>
          <ContextFields id={id} context={context} />
          <Neighbours id={id} onSelect={onSelect} />
          <RemoveButton
            label={texts.removeContext}
            onRemove={() => {
              edit((editor) => removeEntry(editor, 'contexts', id));
              onRemoved(texts.removedContext(name));
            }}
          />
        </>
      )}
    </SidePanel>
  );
}

function ContextFields({ id, context }: { readonly id: string; readonly context: BoundedContext }) {
  const edit = useEdit();
  const change = (patch: EntryPatch<'contexts'>) =>
    edit((editor) => updateEntry(editor, 'contexts', id, patch));
  return (
    <>
      <DraftInput
        label={texts.name}
        value={context.name}
        onCommit={(name) => change({ name: name.trim() })}
      />
      <SharedTextArea section="contexts" id={id} property="purpose" label={texts.purpose} />
      <DraftInput
        label={texts.owner}
        value={context.owner ?? ''}
        onCommit={(owner) => change({ owner: owner.trim() || undefined })}
      />
      <Subdomain subdomain={context.subdomain} onChange={(subdomain) => change({ subdomain })} />
      <Switch
        label={texts.externalSwitch}
        checked={context.external === true}
        onChange={(event) => change({ external: event.currentTarget.checked || undefined })}
      />
    </>
  );
}

interface SubdomainProps {
  readonly subdomain: BoundedContext['subdomain'];
  readonly onChange: (subdomain: BoundedContext['subdomain']) => void;
}

/** How special the context is and, once that is decided, whether to build it and why. */
function Subdomain({ subdomain, onChange }: SubdomainProps) {
  return (
    <>
      <Labelled label={texts.class}>
        <SegmentedControl<SubdomainClass | ''>
          fullWidth
          aria-label={texts.class}
          value={subdomain?.class ?? ''}
          onChange={(value) => onChange(value === '' ? undefined : { ...subdomain, class: value })}
          data={[
            ...SUBDOMAIN_CLASSES.map((value) => ({ value, label: messages.map.classes[value] })),
            { value: '' as const, label: texts.noClass },
          ]}
        />
        {subdomain && <p className={classes.hint}>{messages.map.classHints[subdomain.class]}</p>}
      </Labelled>
      {subdomain && (
        <>
          <Select
            label={texts.sourcing}
            placeholder={texts.noClass}
            clearable
            comboboxProps={{ withinPortal: false }}
            data={SOURCING_DECISIONS.map((value) => ({ value, label: messages.map.sourcing[value] }))}
            value={subdomain.sourcing ?? null}
            onChange={(chosen) => {
              const sourcing = SOURCING_DECISIONS.find((decision) => decision === chosen);
              const { sourcing: _, ...others } = subdomain;
              onChange(sourcing ? { ...others, sourcing } : others);
            }}
          />
          <DraftInput
            label={texts.reason}
            value={subdomain.reason ?? ''}
            onCommit={(text) => {
              const { reason: _, ...others } = subdomain;
              onChange(text.trim() ? { ...others, reason: text.trim() } : others);
            }}
          />
        </>
      )}
    </>
  );
}

/** What the context is joined with; here a relationship can be drawn without a pointer. */
function Neighbours({ id, onSelect }: Pick<ContextPanelProps, 'id' | 'onSelect'>) {
  const contexts = useSection('contexts');
  const relationships = useSection('relationships');
  const edit = useEdit();
  const nameOf = (context: ContextId) => contexts[context]?.name.trim() || messages.map.nameless;
  const own = Object.entries(relationships).filter(
    ([, { upstream, downstream }]) => upstream === id || downstream === id,
  );
  const others = Object.keys(contexts).filter((other) => other !== id);
  return (
    <Labelled label={texts.relationships}>
      {own.length === 0 && <p className={classes.hint}>{texts.noRelationships}</p>}
      <ul className={classes.list}>
        {own.map(([key, { type, upstream, downstream }]) => (
          <li key={key}>
            <button
              type="button"
              className={classes.link}
              onClick={() => onSelect({ section: 'relationships', id: key })}
            >
              {messages.map.line(messages.map.types[type], nameOf(upstream), nameOf(downstream))}
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Select
          aria-label={texts.join}
          placeholder={texts.join}
          comboboxProps={{ withinPortal: false }}
          value={null}
          data={others.map((value) => ({ value, label: nameOf(value as ContextId) }))}
          onChange={(other) => {
            if (!other) return;
            const key = newId<RelationshipId>();
            edit((editor) =>
              addRelationship(editor, key, { upstream: id as ContextId, downstream: other as ContextId }),
            );
            onSelect({ section: 'relationships', id: key });
          }}
        />
      )}
    </Labelled>
  );
}
