import { Select } from '@mantine/core';
import { updateEntry } from '#models/edits/update-entry.ts';
import { type ContextId, toId } from '#models/metamodel/ids.ts';
import type { BoardElement, Model } from '#models/metamodel/model.ts';
import { contextAreas, contextOf } from '#models/readings/context-of.ts';
import { messages } from '../../messages/messages.ts';
import { useEdit } from '../../session/edit.ts';
import { useSection } from '../../session/session-context.ts';
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
  const byFrame = useContextByFrame(element, contexts);
  const names = Object.entries(contexts).map(([value, { name }]) => ({ value, label: name || words.empty }));
  if (names.length === 0) return null;
  const around = byFrame && contexts[byFrame]?.name;
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

/** The context of the frame around an element, whatever was set by hand. */
function useContextByFrame(element: BoardElement, contexts: Model['contexts']): ContextId | undefined {
  return useScene((scene) => {
    const frames = [...scene.frames()].map((id) => [id, scene.get(id)] as const);
    const elements = Object.fromEntries(
      frames.filter(([, frame]) => frame !== undefined),
    ) as Model['elements'];
    return contextOf({ ...element, context: undefined }, contexts, contextAreas({ contexts, elements }));
  });
}
