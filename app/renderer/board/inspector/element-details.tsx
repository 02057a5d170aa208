import { Button, Checkbox, Group, Select } from '@mantine/core';
import { IconCode, IconCopy, IconTrash } from '@tabler/icons-react';
import { changeKind } from '#models/edits/change-kind.ts';
import { ELEMENT_KINDS, isStickyKind, type StickyKind } from '#models/metamodel/kinds.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import { messages } from '../../messages/messages.ts';
import { endStep, useEdit } from '../../session/edit.ts';
import { useHasErrors } from '../../session/findings.ts';
import { useEntry, useSession } from '../../session/session-context.ts';
import { SharedTextArea } from '../../session/shared-text-area.tsx';
import { useKindName } from '../../session/use-kind-name.ts';
import { toggleCode } from '../commands/board-commands.ts';
import { removeSelection, togglePivotalSelection } from '../commands/change-elements.ts';
import { duplicateSelection } from '../commands/clipboard.ts';
import { useBoard, useBoardUi } from '../state/board.ts';
import { KindShape } from '../sticky/kind-shape.tsx';
import { ContextChoice } from './context-choice.tsx';
import { FindingsAbout } from './findings-about.tsx';
import { FrameDetails } from './frame-details.tsx';
import { HotspotDetails } from './hotspot-details.tsx';
import classes from './inspector.module.css';
import { RelationsOf } from './relations-of.tsx';

const words = messages.inspector;

/** Everything about one element of the wall. */
export function ElementDetails({ id }: { readonly id: string }) {
  const board = useBoard();
  const element = useEntry('elements', id);
  const isCodeOpen = useBoardUi((state) => state.codeOpen);
  const hasErrors = useHasErrors(id);
  const session = useSession();
  if (!element) return null;
  return (
    <fieldset className={classes.body} aria-label={words.title} onFocus={() => endStep(session)}>
      <KindChoice id={id} element={element} />
      {element.kind === 'frame' ? (
        <FrameDetails id={id} frame={element} />
      ) : (
        element.kind !== 'image' && (
          <SharedTextArea
            section="elements"
            id={id}
            property="text"
            label={words.text}
            minRows={1}
            maxRows={6}
          />
        )
      )}
      {element.kind === 'event' && (
        <Checkbox
          label={words.pivotal}
          checked={element.pivotal === true}
          onChange={() => togglePivotalSelection(board)}
        />
      )}
      {element.kind === 'hotspot' && <HotspotDetails id={id} hotspot={element} />}
      {isStickyKind(element.kind) && (
        <>
          {hasErrors && <FindingsAbout id={id} />}
          <SharedTextArea
            section="elements"
            id={id}
            property="description"
            label={words.description}
            minRows={2}
            maxRows={8}
          />
          <ContextChoice id={id} element={element} />
          <RelationsOf id={id} />
          {!hasErrors && <FindingsAbout id={id} />}
        </>
      )}
      <Group gap="xs">
        {isStickyKind(element.kind) && !isCodeOpen && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconCode size={15} />}
            onClick={() => toggleCode(board)}
          >
            {messages.code.dock.open}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCopy size={15} />}
          onClick={() => duplicateSelection(board)}
        >
          {words.duplicate}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconTrash size={15} />}
          onClick={() => removeSelection(board)}
        >
          {words.remove}
        </Button>
      </Group>
    </fieldset>
  );
}

interface KindChoiceProps {
  readonly id: string;
  readonly element: BoardElement;
}

function KindChoice({ id, element }: KindChoiceProps) {
  const edit = useEdit();
  const nameOf = useKindName();
  if (!isStickyKind(element.kind)) {
    return (
      <h2 className={classes.title}>
        <KindShape kind={element.kind} />
        {nameOf(element.kind)}
      </h2>
    );
  }
  const kinds = ELEMENT_KINDS.filter(isStickyKind);
  return (
    <Select
      aria-label={words.kind}
      className={classes.kind}
      allowDeselect={false}
      leftSection={<KindShape kind={element.kind} />}
      leftSectionWidth={42}
      data={kinds.map((kind) => ({ value: kind, label: nameOf(kind) }))}
      value={element.kind}
      onChange={(kind) => {
        if (kind) edit((editor) => changeKind(editor, id, element, kind as StickyKind));
      }}
    />
  );
}
