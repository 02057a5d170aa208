import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconDeviceDesktop,
  IconDeviceFloppy,
  IconDots,
  IconFolderOpen,
  IconListCheck,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { useOpenBoard, useSaveBoard } from '../board-files/use-board-files.ts';
import { messages } from '../messages/messages.ts';
import { changeRoute, goTo, useRoute } from '../navigation/route.ts';

const words = messages.topBar;

const appearances: readonly [MantineColorScheme, string, typeof IconSun][] = [
  ['light', words.light, IconSun],
  ['dark', words.dark, IconMoon],
  ['auto', words.system, IconDeviceDesktop],
];

/** Files, rules and appearance. */
export function BoardMenu() {
  const { chooseFile } = useOpenBoard();
  const save = useSaveBoard();
  const showRules = useShowRules();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={words.more}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFolderOpen size={16} />} onClick={chooseFile}>
          {words.openFile}
        </Menu.Item>
        <Menu.Item leftSection={<IconDeviceFloppy size={16} />} onClick={save}>
          {words.saveFile}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconListCheck size={16} />} onClick={showRules}>
          {messages.findings.panel.title}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{words.appearance}</Menu.Label>
        {appearances.map(([scheme, label, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            aria-current={colorScheme === scheme}
            fw={colorScheme === scheme ? 650 : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Opens the rules over the wall, from whatever place. */
function useShowRules(): () => void {
  const route = useRoute();
  return () => {
    if (route.screen !== 'board') return;
    if (route.place === 'board') changeRoute({ ...route, rules: true });
    else goTo({ screen: 'board', boardId: route.boardId, place: 'board', rules: true });
  };
}
