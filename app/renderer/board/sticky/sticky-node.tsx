import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { KINDS } from '#models/metamodel/kinds.ts';
import type { BoardElement } from '#models/metamodel/model.ts';
import { messages } from '../../messages/messages.ts';
import { useHasErrors } from '../../session/findings.ts';
import { usePeers, useStatus } from '../../session/session-context.ts';
import { useBoardUi } from '../state/board.ts';
import type { StickyFlowNode } from '../state/window-nodes.ts';
import classes from './sticky-node.module.css';
import { StickyText } from './sticky-text.tsx';
import { StickyTextEditor } from './sticky-text-editor.tsx';

const resizableKinds = new Set<BoardElement['kind']>(['text', 'aggregate', 'image']);

/** One sticky on the wall. */
export const StickyNode = memo(function StickyNode({
  id,
  data,
  width = 0,
  height = 0,
}: NodeProps<StickyFlowNode>) {
  const { element } = data;
  const isEditing = useBoardUi((ui) => ui.editing?.id === id);
  const isSelected = useBoardUi((ui) => ui.selection.has(id));
  const isAlone = useBoardUi((ui) => ui.selection.size === 1 && ui.selection.has(id));
  const target = useBoardUi((ui) =>
    ui.connecting?.over?.id === id ? ui.connecting.over.verdict : undefined,
  );
  const colour = useStatus((status) => status.person.colour);
  return (
    <div
      className={classes.sticky}
      data-sticky={id}
      data-kind={element.kind}
      data-selected={isSelected || undefined}
      data-target={target && (target.ok ? 'possible' : 'impossible')}
      data-resolved={isSettledHotspot(element) || undefined}
      style={{ '--own-colour': colour } as React.CSSProperties}
    >
      {element.kind === 'image' && <img className={classes.image} src={element.source} alt={element.text} />}
      {element.kind !== 'image' && element.kind !== 'text' && (
        <span className={classes.letter} aria-hidden>
          {KINDS[element.kind].letter}
        </span>
      )}
      {isEditing ? (
        <StickyTextEditor id={id} element={element} width={width} height={height} />
      ) : (
        element.kind !== 'image' && <StickyText id={id} element={element} width={width} height={height} />
      )}
      <ErrorMark id={id} />
      <Holders id={id} />
      {isAlone && !isEditing && <Handles id={id} element={element} />}
    </div>
  );
});

/** Says on the sticky itself that something about it is not right; what, is told beside the wall. */
function ErrorMark({ id }: { readonly id: string }) {
  if (!useHasErrors(id)) return null;
  return (
    <span className={classes.error} role="img" aria-label={messages.board.hasErrors}>
      !
    </span>
  );
}

function isSettledHotspot(element: BoardElement): boolean {
  const state = element.kind === 'hotspot' ? element.design?.state : undefined;
  return state === 'resolved' || state === 'dropped';
}

/** The rings and names of the others who have this sticky in hand. */
function Holders({ id }: { readonly id: string }) {
  const holders = usePeers().filter(({ selection, editing }) => editing === id || selection.includes(id));
  const [first] = holders;
  if (!first) return null;
  const name = first.person.name || messages.topBar.nameless;
  return (
    <div className={classes.holder} style={{ '--holder-colour': first.person.colour } as React.CSSProperties}>
      <span className={classes.holderName}>
        {first.editing === id ? messages.board.typing(name) : name}
        {holders.length > 1 && ` +${holders.length - 1}`}
      </span>
    </div>
  );
}

function Handles({ id, element }: { readonly id: string; readonly element: BoardElement }) {
  const canConnect = element.kind !== 'text' && element.kind !== 'image';
  return (
    <>
      {canConnect &&
        (['top', 'right', 'bottom', 'left'] as const).map((side) => (
          <span
            key={side}
            className={classes.connect}
            data-side={side}
            data-connect={id}
            title={messages.connect.handle}
          />
        ))}
      {resizableKinds.has(element.kind) && <span className={classes.resize} data-resize={id} />}
    </>
  );
}
