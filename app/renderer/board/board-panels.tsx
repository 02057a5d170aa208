import { CommandPanel } from './panels/command-panel.tsx';
import { KeySheet } from './panels/key-sheet.tsx';
import { PastePanel } from './panels/paste-panel.tsx';
import { RulesPanel } from './panels/rules-panel.tsx';
import { SearchPanel } from './panels/search-panel.tsx';
import { useBoardUi } from './state/board.ts';

/** The one panel that is open over the wall, if any. */
export function BoardPanels() {
  const panel = useBoardUi((ui) => ui.panel);
  switch (panel) {
    case 'search':
      return <SearchPanel />;
    case 'commands':
      return <CommandPanel />;
    case 'keys':
      return <KeySheet />;
    case 'paste':
      return <PastePanel />;
    case 'rules':
      return <RulesPanel />;
    default:
      return null;
  }
}
