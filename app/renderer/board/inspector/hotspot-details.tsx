import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { updateDesign } from '#models/edits/update-design.ts';
import { toId } from '#models/metamodel/ids.ts';
import type { ElementOf } from '#models/metamodel/model.ts';
import { messages } from '../../messages/messages.ts';
import { useSession } from '../../session/session-context.ts';

const words = messages.inspector;

type HotspotState = keyof typeof words.states;

interface HotspotDetailsProps {
  readonly id: string;
  readonly hotspot: ElementOf<'hotspot'>;
}

/** Who takes care of a question, and how it ended. */
export function HotspotDetails({ id, hotspot }: HotspotDetailsProps) {
  const { editor } = useSession();
  const { state = 'open', owner = '', resolution = '' } = hotspot.design ?? {};
  const update = (patch: Parameters<typeof updateDesign<'hotspot'>>[2]) =>
    updateDesign<'hotspot'>(editor, toId<'element'>(id), patch);
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={words.hotspotState}
        value={state}
        onChange={(next) => update({ state: next as HotspotState })}
        data={(Object.keys(words.states) as HotspotState[]).map((value) => ({
          value,
          label: words.states[value],
        }))}
      />
      <TextInput
        label={words.hotspotOwner}
        value={owner}
        onChange={(event) => update({ owner: event.currentTarget.value })}
      />
      <Textarea
        label={words.hotspotResolution}
        autosize
        minRows={2}
        value={resolution}
        onChange={(event) => update({ resolution: event.currentTarget.value })}
      />
    </>
  );
}
