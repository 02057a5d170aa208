import { Alert, Button, Chip, Group, Select } from '@mantine/core';
import { IconAlertTriangle, IconArrowsExchange } from '@tabler/icons-react';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { swapDirection } from '#models/edits/swap-direction.ts';
import { type EntryPatch, updateEntry } from '#models/edits/update-entry.ts';
import {
  PATTERNS,
  type Pattern,
  RELATIONSHIP_TYPES,
  type Relationship,
  type RelationshipType,
} from '#models/metamodel/context-map.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { ContextId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { isSymmetric, patternsAt, type RelationshipEnd } from '#models/views/pattern-places.ts';
import { RemoveButton } from '../controls/remove-button.tsx';
import { Rows } from '../controls/rows.tsx';
import { Labelled, SidePanel } from '../controls/side-panel.tsx';
import { messages } from '../messages/messages.ts';
import { useEdit } from '../session/edit.ts';
import { useEntry, useSection } from '../session/session-context.ts';
import { SharedTextArea } from '../session/shared-text-area.tsx';
import type { MapSelection } from './map-selection.ts';
import classes from './panels.module.css';

const texts = messages.map.panel;
const ends = ['upstream', 'downstream'] as const;
const patterns = Object.keys(PATTERNS) as Pattern[];
const types = Object.keys(RELATIONSHIP_TYPES) as RelationshipType[];

interface RelationshipPanelProps {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly onSelect: (selection: MapSelection | undefined) => void;
  /** After the relationship was deleted from here. */
  readonly onRemoved: (announcement: string) => void;
}

/** Everything about one relationship; what is not legal about it stands on top. */
export function RelationshipPanel({ id, findings, onSelect, onRemoved }: RelationshipPanelProps) {
  const relationship = useEntry('relationships', id);
  const contexts = useSection('contexts');
  const edit = useEdit();
  const one = nameOf(contexts, relationship?.upstream);
  const other = nameOf(contexts, relationship?.downstream);
  return (
    <SidePanel
      label={texts.relationshipLabel(one, other)}
      title={relationship ? texts.relationshipTitle(one, other) : texts.gone}
      tint="var(--relation)"
      close={texts.close}
      onClose={() => onSelect(undefined)}
    >
      {relationship && (
        <>
          {findings.map((finding) => (
            <Alert
              key={finding.rule + finding.path.join('/')}
              color={finding.severity === 'error' ? 'red' : 'yellow'}
              icon={<IconAlertTriangle size={18} aria-hidden />}
              title={messages.map.notices.severity[finding.severity]}
            >
              {finding.message}
            </Alert>
          ))}
          <RelationshipFields id={id} relationship={relationship} />
          <RemoveButton
            label={texts.removeRelationship}
            onRemove={() => {
              edit((editor) => removeEntry(editor, 'relationships', id));
              onRemoved(texts.removedRelationship);
            }}
          />
        </>
      )}
    </SidePanel>
  );
}

interface FieldsProps {
  readonly id: string;
  readonly relationship: Relationship;
}

function RelationshipFields({ id, relationship }: FieldsProps) {
  const edit = useEdit();
  const change = (patch: EntryPatch<'relationships'>) =>
    edit((editor) => updateEntry(editor, 'relationships', id, patch));
  const hasLayer = ends.some((end) => patternsAt(relationship, end).includes('anti-corruption-layer'));
  return (
    <>
      <div>
        <Select
          label={texts.type}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          data={types.map((value) => ({ value, label: messages.map.types[value] }))}
          value={relationship.type}
          onChange={(chosen) => {
            const type = types.find((known) => known === chosen);
            if (type) change({ type });
          }}
        />
        <p className={classes.hint}>{messages.map.typeHints[relationship.type]}</p>
      </div>
      {ends.map((end) => (
        <End key={end} end={end} id={id} relationship={relationship} change={change} />
      ))}
      <SharedTextArea section="relationships" id={id} property="description" label={texts.description} />
      {(hasLayer || relationship.translations) && (
        <Rows
          label={texts.translations}
          hint={texts.translationsHint}
          fields={[
            { key: 'ourTerm', label: texts.ours, required: true },
            { key: 'theirTerm', label: texts.theirs, required: true },
            { key: 'transformation', label: texts.transformation },
            { key: 'errorCase', label: texts.errorCase },
            { key: 'owner', label: texts.translationOwner },
          ]}
          rows={relationship.translations ?? []}
          add={texts.addTranslation}
          remove={texts.removeTranslation}
          onChange={(translations) => change({ translations })}
        />
      )}
    </>
  );
}

interface EndProps extends FieldsProps {
  readonly end: RelationshipEnd;
  readonly change: (patch: EntryPatch<'relationships'>) => void;
}

/** Which context stands at one end and how it behaves there. */
function End({ id, relationship, end, change }: EndProps) {
  const contexts = useSection('contexts');
  const edit = useEdit();
  const plainLabel = end === 'upstream' ? texts.between : texts.and;
  return (
    <div className={classes.end}>
      <Select
        label={isSymmetric(relationship) ? plainLabel : messages.map[end]}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data={Object.keys(contexts).map((value) => ({ value, label: nameOf(contexts, value as ContextId) }))}
        value={relationship[end]}
        onChange={(context) => context && change({ [end]: context as ContextId })}
      />
      <Patterns
        end={end}
        relationship={relationship}
        name={nameOf(contexts, relationship[end])}
        onChange={(chosen) => change({ [`${end}Patterns`]: chosen.length > 0 ? chosen : undefined })}
      />
      {end === 'upstream' && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowsExchange size={16} aria-hidden />}
          onClick={() => edit((editor) => swapDirection(editor, id, relationship))}
        >
          {texts.swap}
        </Button>
      )}
    </div>
  );
}

interface PatternsProps {
  readonly end: RelationshipEnd;
  readonly relationship: Relationship;
  readonly name: string;
  readonly onChange: (patterns: Pattern[]) => void;
}

/** The patterns at one end. All can be chosen: a finding teaches why one does not fit, nothing is refused. */
function Patterns({ end, relationship, name, onChange }: PatternsProps) {
  const chosen = patternsAt(relationship, end);
  if (isSymmetric(relationship) && chosen.length === 0) return null;
  return (
    <Labelled label={texts.patternsAt(name)}>
      <Group gap={6} role="group" aria-label={texts.patternsAt(name)}>
        {patterns.map((pattern) => (
          <Chip
            key={pattern}
            size="sm"
            checked={chosen.includes(pattern)}
            onChange={(checked) =>
              onChange(patterns.filter((other) => (other === pattern ? checked : chosen.includes(other))))
            }
          >
            {messages.map.patterns[pattern]}
          </Chip>
        ))}
      </Group>
    </Labelled>
  );
}

function nameOf(contexts: Model['contexts'], id: ContextId | undefined): string {
  return (id !== undefined && contexts[id]?.name.trim()) || messages.map.nameless;
}
