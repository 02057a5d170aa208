import { useEffect, useState } from 'react';
import type { Finding } from '#models/metamodel/finding.ts';
import { lintModel } from '#models/rules/lint.ts';
import type { BoardStore } from './board-store.ts';
import { useSession } from './session-context.ts';

/** Rules read the whole board: they wait until nobody has written for a moment. */
const calmMs = 400;

const latest = new WeakMap<BoardStore, { readonly model: unknown; readonly findings: readonly Finding[] }>();

/** What the lint rules find on the board, a moment behind the last change. */
export function useFindings(): readonly Finding[] {
  const { store } = useSession();
  const [findings, setFindings] = useState<readonly Finding[]>(() => latest.get(store)?.findings ?? []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => setFindings(readFindings(store));
    const refreshSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, calmMs);
    };
    timer = setTimeout(refresh, 0);
    const stop = store.subscribe(refreshSoon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store]);
  return findings;
}

function readFindings(store: BoardStore): readonly Finding[] {
  const model = store.getModel();
  const known = latest.get(store);
  if (known?.model === model) return known.findings;
  const findings = lintModel(model);
  latest.set(store, { model, findings });
  return findings;
}
