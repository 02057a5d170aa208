import '@xyflow/react/dist/base.css';
import { ReactFlowProvider } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { removeEntry } from '#models/edits/remove-entry.ts';
import { compareContextMaps } from '#models/views/derived-context-map.ts';
import { useUndoKeys } from '../controls/undo-keys.ts';
import { useUndoNotice } from '../controls/undo-notice.tsx';
import { messages } from '../messages/messages.ts';
import { useRoute } from '../navigation/route.ts';
import { useEdit } from '../session/edit.ts';
import { useDismissed, useFindings } from '../session/findings.ts';
import { useModel } from '../session/session-context.ts';
import classes from './context-map.module.css';
import { ContextPanel } from './context-panel.tsx';
import { MapCanvas } from './map-canvas.tsx';
import { findingsAbout, ofRelationships } from './map-findings.ts';
import type { MapSelection } from './map-selection.ts';
import { Notices } from './notices.tsx';
import { RelationshipPanel } from './relationship-panel.tsx';

/** The contexts and how they depend on each other, drawn by everyone at once. */
export function ContextMapPlace() {
  const model = useModel();
  const all = useFindings();
  const findings = useMemo(() => ofRelationships(all), [all]);
  const dismissed = ofRelationships(useDismissed());
  const differences = useMemo(() => compareContextMaps(model), [model]);
  const [selection, setSelection] = useSelectionFromRoute();
  const notice = useUndoNotice();
  const edit = useEdit();
  useUndoKeys();

  const leave = (announcement: string) => {
    setSelection(undefined);
    notice.announce(announcement);
  };
  const removeSelected = () => {
    if (!selection) return;
    const name = model.contexts[selection.id as keyof typeof model.contexts]?.name.trim();
    edit((editor) => removeEntry(editor, selection.section, selection.id));
    leave(
      selection.section === 'contexts'
        ? messages.map.panel.removedContext(name || messages.map.nameless)
        : messages.map.panel.removedRelationship,
    );
  };

  return (
    <main className={classes.place} aria-label={messages.map.label}>
      <div className={classes.canvas}>
        <ReactFlowProvider>
          <MapCanvas
            contexts={model.contexts}
            relationships={model.relationships}
            findings={findings}
            selection={selection}
            onSelect={setSelection}
            onRemove={removeSelected}
          />
        </ReactFlowProvider>
        <Notices
          model={model}
          findings={findings}
          dismissed={dismissed}
          differences={differences}
          onSelect={setSelection}
        />
      </div>
      {selection?.section === 'contexts' && (
        <ContextPanel key={selection.id} id={selection.id} onSelect={setSelection} onRemoved={leave} />
      )}
      {selection?.section === 'relationships' && (
        <RelationshipPanel
          key={selection.id}
          id={selection.id}
          findings={findingsAbout(findings, selection.id)}
          onSelect={setSelection}
          onRemoved={leave}
        />
      )}
      {notice.view}
    </main>
  );
}

/** What the address names is chosen at first. */
function useSelectionFromRoute() {
  const route = useRoute();
  const id = route.screen === 'board' ? route.select : undefined;
  return useState<MapSelection | undefined>(id === undefined ? undefined : { section: 'contexts', id });
}
