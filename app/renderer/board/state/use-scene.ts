import { useSyncExternalStore } from 'react';
import type { Scene } from '../scene/scene.ts';
import { useBoard } from './board.ts';

/** A value taken from the scene; a new one only when `read` returns another. It must return primitives or kept values. */
export function useScene<Value>(read: (scene: Scene) => Value): Value {
  const { scene } = useBoard();
  return useSyncExternalStore(scene.subscribe, () => read(scene));
}
