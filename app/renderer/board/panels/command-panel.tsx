import { useState } from 'react';
import { useOpenBoard, useSaveBoard } from '../../board-files/use-board-files.ts';
import { messages } from '../../messages/messages.ts';
import { goTo, PLACES } from '../../navigation/route.ts';
import { useKindName } from '../../session/use-kind-name.ts';
import { listCommands } from '../commands/board-commands.ts';
import { useBoard } from '../state/board.ts';
import { type Choice, ChoiceList } from './choice-list.tsx';
import { FloatingPanel } from './floating-panel.tsx';
import { Keys } from './keys.tsx';

const words = messages.commands;

/** Everything the board can do, by name. */
export function CommandPanel() {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const choices = useAllChoices().filter(({ text }) => text.toLowerCase().includes(wanted));
  return (
    <FloatingPanel label={words.label}>
      <ChoiceList
        placeholder={words.placeholder}
        query={query}
        onQuery={setQuery}
        choices={choices}
        empty={words.none}
      />
    </FloatingPanel>
  );
}

function useAllChoices(): Choice[] {
  const board = useBoard();
  const nameOf = useKindName();
  const { chooseFile } = useOpenBoard();
  const save = useSaveBoard();
  const closeAnd = (run: () => unknown) => () => {
    board.ui.setState({ panel: undefined });
    run();
  };
  const onBoard = listCommands(nameOf).map((command) => ({
    id: command.label,
    text: command.label,
    end: command.keys && <Keys keys={command.keys} />,
    choose: closeAnd(() => command.run(board)),
  }));
  const places = PLACES.filter((place) => place !== 'board').map((place) => ({
    id: place,
    text: words.goTo(messages.places[place]),
    choose: closeAnd(() => goTo({ screen: 'board', boardId: board.session.boardId, place })),
  }));
  const files = [
    { id: 'open', text: messages.topBar.openFile, choose: closeAnd(chooseFile) },
    { id: 'save', text: messages.topBar.saveFile, choose: closeAnd(save) },
  ];
  return [...onBoard, ...places, ...files];
}
