import type { Rect } from '#models/metamodel/geometry.ts';
import type { BoardElement, Model } from '#models/metamodel/model.ts';
import { toScreen, type Viewport } from '../scene/viewport.ts';
import { measureText } from '../sticky/text-measure.ts';

/** A frame's name as it stands on the screen, over its upper edge: readable at any zoom, in view while its frame is. */
export interface FrameLabel {
  readonly text: string;
  readonly fontSize: number;
  /** In pixels of the screen. */
  readonly box: Rect;
}

const padding = 10;

/** The name of a frame: its context's, or its own text. */
export function frameName(element: BoardElement, contexts: Model['contexts']): string {
  const context = element.kind === 'frame' && element.context ? contexts[element.context] : undefined;
  return context ? context.name : element.text;
}

export function frameLabel(name: string, frame: Rect, viewport: Viewport): FrameLabel | undefined {
  const corner = toScreen(viewport, frame);
  const width = frame.width * viewport.zoom;
  const height = frame.height * viewport.zoom;
  const fontSize = Math.round(Math.min(28, Math.max(13, 26 * viewport.zoom)));
  const lineHeight = fontSize * 1.3;
  if (height < lineHeight * 1.2) return undefined;
  const room = Math.max(0, width - 2 * padding);
  const text = shortenTo(name, room / fontSize);
  if (text === '') return undefined;
  const labelWidth = measureText(text) * fontSize;
  return {
    text,
    fontSize,
    box: {
      x: clamp(padding, corner.x + 4, corner.x + width - padding - labelWidth),
      y: clamp(padding, corner.y - lineHeight - 3, corner.y + height - padding - lineHeight),
      width: labelWidth,
      height: lineHeight,
    },
  };
}

function shortenTo(text: string, width: number): string {
  if (measureText(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && measureText(`${letters.join('')}…`) > width) letters.pop();
  return letters.length === 0 ? '' : `${letters.join('')}…`;
}

function clamp(low: number, value: number, high: number): number {
  return Math.min(Math.max(low, value), Math.max(value, high));
}
