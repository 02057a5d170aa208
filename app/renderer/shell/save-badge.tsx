import { Popover, Text } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconCloudX } from '@tabler/icons-react';
import type { DurabilityStatus } from '#app/shared/durability.ts';
import { messages } from '../messages/messages.ts';
import { useStatus } from '../session/session-context.ts';
import classes from './save-badge.module.css';

const icons: Readonly<Record<DurabilityStatus, typeof IconCloudCheck>> = {
  saved: IconCloudCheck,
  saving: IconCloudUp,
  offline: IconCloudOff,
  'not-saved': IconCloudX,
};

/** Whether the work is safe, in one word; a click explains it. */
export function SaveBadge() {
  const save = useStatus((status) => status.save);
  const Icon = icons[save];
  return (
    <Popover width={320} position="bottom-start" shadow="md" withArrow>
      <Popover.Target>
        <button type="button" className={classes.badge} data-save={save}>
          <Icon size={16} aria-hidden />
          <span role="status">{messages.save[save]}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{messages.save.explain[save]}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
