import { Button, Popover, Text } from '@mantine/core';
import { IconAccessPoint, IconAccessPointOff } from '@tabler/icons-react';
import { useState } from 'react';
import type { DesktopBridge } from '#app/shared/desktop-bridge.ts';
import type { BoardId } from '#models/metamodel/ids.ts';
import { messages } from '../messages/messages.ts';
import { printRoute } from '../navigation/route.ts';
import { useNotify } from '../notices/notices.tsx';
import classes from './desktop-controls.module.css';
import { useSharing } from './use-sharing.ts';

const words = messages.desktop;

interface SharingControlProps {
  readonly desktop: DesktopBridge;
  readonly boardId: BoardId;
}

/** Opens this machine's boards to the network on purpose, says that they are open, and where. */
export function SharingControl({ desktop, boardId }: SharingControlProps) {
  const sharing = useSharing(desktop);
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const shared = sharing?.kind === 'on-the-network';
  const Icon = shared ? IconAccessPoint : IconAccessPointOff;

  const set = async (onTheNetwork: boolean) => {
    setBusy(true);
    const answer = await desktop.ask('sharing:set', { onTheNetwork });
    setBusy(false);
    if (answer.kind === 'refused') notify({ title: words.notShared, message: answer.message });
  };

  return (
    <Popover width={340} position="bottom-end" shadow="md" withArrow>
      <Popover.Target>
        <button type="button" className={classes.badge} data-shared={shared}>
          <Icon size={16} aria-hidden />
          <span>{shared ? words.shared : words.share}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {sharing?.kind === 'on-the-network' ? (
          <>
            <ul className={classes.addresses}>
              {sharing.addresses.map((address) => (
                <li key={address}>
                  <code>{`${address}/${printRoute({ screen: 'board', boardId, place: 'board' })}`}</code>
                </li>
              ))}
            </ul>
            <Text size="sm">{words.whoComes}</Text>
            <Button mt="sm" size="compact-sm" variant="light" loading={busy} onClick={() => set(false)}>
              {words.stopSharing}
            </Button>
          </>
        ) : (
          <>
            <Text size="sm">{words.onlyHere}</Text>
            <Button mt="sm" size="compact-sm" loading={busy} onClick={() => set(true)}>
              {words.share}
            </Button>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
