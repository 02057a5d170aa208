import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconBulb, IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { addRelationship } from '#models/edits/add-relationship.ts';
import { swapDirection } from '#models/edits/swap-direction.ts';
import type { DismissedFinding } from '#models/lint/judge-findings.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { ContextId, ElementId, RelationshipId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { FlowEvidence, MapDifference } from '#models/views/derived-context-map.ts';
import { DismissedFindings } from '../findings/dismissed-findings.tsx';
import { FindingActions } from '../findings/finding-actions.tsx';
import { messages } from '../messages/messages.ts';
import { useEdit } from '../session/edit.ts';
import { newId } from '../session/new-id.ts';
import type { MapSelection } from './map-selection.ts';
import classes from './notices.module.css';

const texts = messages.map.notices;

interface NoticesProps {
  readonly model: Model;
  readonly findings: readonly Finding[];
  readonly dismissed: readonly DismissedFinding[];
  readonly differences: readonly MapDifference[];
  readonly onSelect: (selection: MapSelection) => void;
}

/** What is not legal on the map, and where it and the wall tell different stories; folds away into a button. */
export function Notices({ model, findings, dismissed, differences, onSelect }: NoticesProps) {
  const [isOpen, setOpen] = useState(true);
  const count = findings.length + differences.length;
  const title = count === 0 ? texts.none : texts.count(count);
  if (count + dismissed.length === 0) return null;
  if (!isOpen) {
    return (
      <Button
        className={classes.folded ?? ''}
        variant="default"
        leftSection={<IconEye size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {title}
      </Button>
    );
  }
  return (
    <section className={classes.notices} aria-label={texts.title}>
      <header className={classes.head}>
        <h2>{title}</h2>
        <CloseButton size="sm" aria-label={texts.fold} onClick={() => setOpen(false)} />
      </header>
      <ul className={classes.list}>
        {findings.map((finding) => (
          <FindingItem key={finding.rule + finding.path.join('/')} finding={finding} onSelect={onSelect} />
        ))}
        {differences.map((difference) => (
          <DifferenceItem key={keyOf(difference)} model={model} difference={difference} onSelect={onSelect} />
        ))}
        <li>
          <DismissedFindings dismissed={dismissed} />
        </li>
      </ul>
    </section>
  );
}

interface FindingItemProps {
  readonly finding: Finding;
  readonly onSelect: (selection: MapSelection) => void;
}

function FindingItem({ finding, onSelect }: FindingItemProps) {
  const { subject, severity, message } = finding;
  return (
    <li className={classes.item} data-severity={severity}>
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <strong>{texts.severity[severity]}</strong>
        <p>{message}</p>
        {subject?.section === 'relationships' && (
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => onSelect({ section: 'relationships', id: subject.id })}
          >
            {texts.show}
          </Button>
        )}
        <FindingActions finding={finding} />
      </div>
    </li>
  );
}

interface DifferenceItemProps {
  readonly model: Model;
  readonly difference: MapDifference;
  readonly onSelect: (selection: MapSelection) => void;
}

function DifferenceItem({ model, difference, onSelect }: DifferenceItemProps) {
  return (
    <li className={classes.item} data-severity="info">
      <IconBulb size={18} aria-hidden />
      <div>
        <strong>{texts.severity.info}</strong>
        <p>{describe(difference, model)}</p>
        {difference.kind !== 'no-flow' && <Evidence model={model} evidence={difference.derived.evidence} />}
        <Answer model={model} difference={difference} onSelect={onSelect} />
      </div>
    </li>
  );
}

/** The one click that makes map and wall agree, or the way to where people decide. */
function Answer({ model, difference, onSelect }: DifferenceItemProps) {
  const edit = useEdit();
  if (difference.kind === 'not-drawn') {
    const { upstream, downstream } = difference.derived;
    const draw = () => {
      const id = newId<RelationshipId>();
      edit((editor) =>
        addRelationship(editor, id, { upstream, downstream, upstreamPatterns: ['published-language'] }),
      );
      onSelect({ section: 'relationships', id });
    };
    return (
      <Button size="compact-xs" variant="light" onClick={draw}>
        {texts.draw}
      </Button>
    );
  }
  const drawn = model.relationships[difference.drawn];
  return (
    <div className={classes.answers}>
      {difference.kind === 'reversed' && drawn && (
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => edit((editor) => swapDirection(editor, difference.drawn, drawn))}
        >
          {texts.swap}
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="light"
        onClick={() => onSelect({ section: 'relationships', id: difference.drawn })}
      >
        {texts.show}
      </Button>
    </div>
  );
}

/** So many pairs of event and listener convince; the rest would only fill the panel. */
const shownEvidence = 3;

function Evidence({
  model,
  evidence,
}: {
  readonly model: Model;
  readonly evidence: readonly FlowEvidence[];
}) {
  const textOf = (id: ElementId) => model.elements[id]?.text.trim() || messages.map.nameless;
  return (
    <ul className={classes.evidence}>
      {evidence.slice(0, shownEvidence).map(({ event, listener }) => (
        <li key={`${event} ${listener}`}>{texts.evidence(textOf(event), textOf(listener))}</li>
      ))}
    </ul>
  );
}

function describe(difference: MapDifference, model: Model): string {
  const nameOf = (id: ContextId | undefined) =>
    (id !== undefined && model.contexts[id]?.name.trim()) || messages.map.nameless;
  if (difference.kind === 'no-flow') {
    const drawn = model.relationships[difference.drawn];
    return texts.noFlow(nameOf(drawn?.upstream), nameOf(drawn?.downstream));
  }
  const upstream = nameOf(difference.derived.upstream);
  const downstream = nameOf(difference.derived.downstream);
  if (difference.kind === 'not-drawn') return texts.notDrawn(upstream, downstream);
  return difference.kind === 'reversed'
    ? texts.reversed(upstream, downstream)
    : texts.notSeparate(upstream, downstream);
}

function keyOf(difference: MapDifference): string {
  if (difference.kind === 'no-flow') return `no-flow ${difference.drawn}`;
  const { upstream, downstream } = difference.derived;
  return `${difference.kind} ${upstream} ${downstream}`;
}
