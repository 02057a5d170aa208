import { ActionIcon, Tooltip } from '@mantine/core';
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { messages } from '../messages/messages.ts';
import { fitAll } from './commands/board-commands.ts';
import { Minimap } from './paint/minimap.tsx';
import { useBoard, useZoomPercent } from './state/board.ts';
import classes from './zoom-corner.module.css';

const words = messages.board;

/** The overview and the zoom, at the bottom right. */
export function ZoomCorner() {
  const board = useBoard();
  const percent = useZoomPercent();
  const { camera } = board;
  return (
    <div className={classes.corner} data-panel>
      <Minimap />
      <div className={classes.zoom}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.zoomOut}
          onClick={() => camera.zoomTo(camera.viewport().zoom / 1.25)}
        >
          <IconMinus size={16} />
        </ActionIcon>
        <button type="button" className={classes.percent} onClick={() => camera.zoomTo(1)}>
          {words.zoom(percent)}
        </button>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={words.zoomIn}
          onClick={() => camera.zoomTo(camera.viewport().zoom * 1.25)}
        >
          <IconPlus size={16} />
        </ActionIcon>
        <Tooltip label={words.fit}>
          <ActionIcon variant="subtle" color="gray" aria-label={words.fit} onClick={() => fitAll(board)}>
            <IconMaximize size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
