import { useMemo, useState } from 'react';
import { rectOf } from '#models/metamodel/geometry.ts';
import { messages } from '../../messages/messages.ts';
import { useSection } from '../../session/session-context.ts';
import { jumpTo } from '../commands/board-commands.ts';
import { byTimeline } from '../commands/navigation.ts';
import { frameName } from '../paint/frame-label.ts';
import { useBoard } from '../state/board.ts';
import { KindShape } from '../sticky/kind-shape.tsx';
import { type Choice, ChoiceList } from './choice-list.tsx';
import { FloatingPanel } from './floating-panel.tsx';

const words = messages.search;
const maxShown = 60;

/** Finds what is written on the wall, in timeline order, and goes there. */
export function SearchPanel() {
  const board = useBoard();
  const [query, setQuery] = useState('');
  const elements = useSection('elements');
  const contexts = useSection('contexts');
  const choices = useMemo((): Choice[] => {
    const wanted = query.trim().toLowerCase();
    if (wanted === '') return [];
    return Object.entries(elements)
      .map(([id, element]) => ({ id, element, text: frameName(element, contexts) }))
      .filter(({ text }) => text.toLowerCase().includes(wanted))
      .sort((one, other) => byTimeline(rectOf(one.element), rectOf(other.element)))
      .slice(0, maxShown)
      .map(({ id, element, text }) => ({
        id,
        text,
        start: <KindShape kind={element.kind} />,
        choose: () => {
          jumpTo(board, id);
          board.ui.setState({ panel: undefined });
        },
      }));
  }, [board, elements, contexts, query]);
  return (
    <FloatingPanel label={words.label}>
      <ChoiceList
        placeholder={words.placeholder}
        query={query}
        onQuery={setQuery}
        choices={choices}
        empty={words.none}
        onActive={(choice) => choice && jumpTo(board, choice.id)}
      />
    </FloatingPanel>
  );
}
