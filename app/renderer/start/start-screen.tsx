import { ActionIcon, Button } from '@mantine/core';
import { IconBook2, IconFolderOpen, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useOpenBoard } from '../board-files/use-board-files.ts';
import { messages } from '../messages/messages.ts';
import { goTo, printRoute } from '../navigation/route.ts';
import { newId } from '../session/new-id.ts';
import { forgetBoard, listRecentBoards } from '../session/recent-boards.ts';
import { TEMPLATE_NAMES } from '../session/samples.ts';
import { describeAgo } from './describe-ago.ts';
import classes from './start-screen.module.css';

const words = messages.start;

/** Where one begins: a new board, a template, the example, a file, or a board from before. */
export function StartScreen() {
  const { chooseFile, openSample } = useOpenBoard();
  const startEmpty = () => goTo({ screen: 'board', boardId: newId(), place: 'board' });
  return (
    <main className={classes.screen}>
      <div className={classes.column}>
        <Sheets />
        <h1 className={classes.title}>{words.title}</h1>
        {words.lines.map((line) => (
          <p key={line} className={classes.line}>
            {line}
          </p>
        ))}
        <div className={classes.buttons}>
          <Button size="md" leftSection={<IconPlus size={18} />} onClick={startEmpty}>
            {words.newBoard}
          </Button>
          <Button
            size="md"
            variant="default"
            leftSection={<IconBook2 size={18} />}
            onClick={() => openSample('bookly')}
          >
            {words.openBookly}
          </Button>
          <Button size="md" variant="default" leftSection={<IconFolderOpen size={18} />} onClick={chooseFile}>
            {words.openFile}
          </Button>
        </div>
        <section className={classes.section}>
          <h2>{words.templates}</h2>
          <div className={classes.templates}>
            {TEMPLATE_NAMES.map((name) => (
              <button key={name} type="button" className={classes.template} onClick={() => openSample(name)}>
                <strong>{words.template[name].name}</strong>
                <span>{words.template[name].hint}</span>
              </button>
            ))}
          </div>
        </section>
        <RecentBoards />
        <p className={classes.hint}>{words.dropHint}</p>
      </div>
    </main>
  );
}

function RecentBoards() {
  const [boards, setBoards] = useState(() => listRecentBoards(localStorage));
  return (
    <section className={classes.section}>
      <h2>{words.recent}</h2>
      {boards.length === 0 && <p className={classes.hint}>{words.noRecent}</p>}
      <ul className={classes.recent}>
        {boards.map(({ id, name, openedAt }) => (
          <li key={id}>
            <a href={printRoute({ screen: 'board', boardId: id, place: 'board' })}>
              <strong>{name || messages.topBar.untitled}</strong>
              <span>{words.opened(describeAgo(openedAt, Date.now()))}</span>
            </a>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.forget(name || messages.topBar.untitled)}
              onClick={() => {
                forgetBoard(localStorage, id);
                setBoards(listRecentBoards(localStorage));
              }}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The product's mark: three sheets on a wall. */
function Sheets() {
  return (
    <div className={classes.sheets} aria-hidden>
      <span data-kind="command" />
      <span data-kind="event" />
      <span data-kind="policy" />
    </div>
  );
}
