import { Select } from '@mantine/core';
import { updateEntry } from '#models/edits/update-entry.ts';
import { centreOf, contains, rectOf } from '#models/metamodel/geometry.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import { messages } from '../../messages/messages.ts';
import { useEdit } from '../../session/edit.ts';
import { useSection } from '../../session/session-context.ts';
import { useBoard } from '../state/board.ts';
import { useScene } from '../state/use-scene.ts';

const words = messages.inspector;

interface ContextChoiceProps {
  readonly id: string;
  readonly element: BoardElement;
}

/** To which context a sticky belongs: by hand, else by the frame it stands in. */
export function ContextChoice({ id, element }: ContextChoiceProps) {
  const edit = useEdit();
  const contexts = useSection('contexts');
  const byFrame = useContextByFrame(element);
  const names = Object.entries(contexts).map(([value, { name }]) => ({ value, label: name || words.empty }));
  if (names.length === 0) return null;
  const around = byFrame && contexts[toId<'context'>(byFrame)]?.name;
  return (
    <Select
      label={words.context}
      placeholder={around ? `${words.contextAuto}: ${around}` : words.contextAuto}
      clearable
      data={names}
      value={element.context ?? null}
      onChange={(context) =>
        edit((editor) =>
          updateEntry(editor, 'elements', id, { context: context ? toId<'context'>(context) : undefined }),
        )
      }
    />
  );
}

/** The context of the smallest frame around the element's middle. */
function useContextByFrame(element: BoardElement): string | undefined {
  const { scene } = useBoard();
  const centre = centreOf(rectOf(element));
  return useScene(() => {
    let found: { context: string; area: number } | undefined;
    for (const id of scene.frames()) {
      const frame = scene.get(id);
      if (frame?.kind !== 'frame' || !frame.context) continue;
      const rect = rectOf(frame);
      const area = rect.width * rect.height;
      if (contains(rect, centre) && (!found || area < found.area)) found = { context: frame.context, area };
    }
    return found?.context;
  });
}
