import { Button, Select, TextInput } from '@mantine/core';
import { makeContextOfFrame } from '#models/edits/make-context-of-frame.ts';
import { updateEntry } from '#models/edits/update-entry.ts';
import { type ContextId, toId } from '#models/metamodel/ids.ts';
import type { ElementOf } from '#models/metamodel/model.ts';
import { messages } from '../../messages/messages.ts';
import { useEdit } from '../../session/edit.ts';
import { newId } from '../../session/new-id.ts';
import { useSection, useSession } from '../../session/session-context.ts';
import { SharedTextArea } from '../../session/shared-text-area.tsx';

const words = messages.inspector;

interface FrameDetailsProps {
  readonly id: string;
  readonly frame: ElementOf<'frame'>;
}

/** A frame is just an area of the wall, or the area of a context, whose name it then bears. */
export function FrameDetails({ id, frame }: FrameDetailsProps) {
  const { editor } = useSession();
  const edit = useEdit();
  const contexts = useSection('contexts');
  const context = frame.context && contexts[frame.context];
  return (
    <>
      {context && frame.context ? (
        <TextInput
          label={words.text}
          value={context.name}
          onChange={(event) =>
            updateEntry(editor, 'contexts', toId<'context'>(frame.context ?? ''), {
              name: event.currentTarget.value,
            })
          }
        />
      ) : (
        <SharedTextArea section="elements" id={id} property="text" label={words.text} minRows={1} />
      )}
      <Select
        label={words.frameOf}
        placeholder={words.frameNone}
        clearable
        data={Object.entries(contexts).map(([value, { name }]) => ({ value, label: name || words.empty }))}
        value={context ? (frame.context ?? null) : null}
        onChange={(chosen) =>
          edit((editor) =>
            updateEntry(editor, 'elements', id, { context: chosen ? toId<'context'>(chosen) : undefined }),
          )
        }
      />
      {!context && (
        <Button
          variant="light"
          onClick={() =>
            edit((editor) => makeContextOfFrame(editor, toId<'element'>(id), newId<ContextId>()))
          }
        >
          {words.makeContext}
        </Button>
      )}
    </>
  );
}
