import type { Size } from '#models/metamodel/geometry.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { Scene } from '../scene/scene.ts';
import type { Viewport } from '../scene/viewport.ts';
import type { BoardUi } from '../state/board-ui.ts';
import type { WallColours } from './wall-colours.ts';

/** What the painters of the wall use of a canvas. */
export type WallCanvas = Pick<
  CanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'bezierCurveTo'
  | 'clearRect'
  | 'closePath'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'globalAlpha'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'rect'
  | 'roundRect'
  | 'setLineDash'
  | 'setTransform'
  | 'stroke'
  | 'strokeRect'
  | 'strokeStyle'
  | 'textAlign'
  | 'textBaseline'
>;

/** One picture of the wall. */
export interface WallPicture {
  readonly context: WallCanvas;
  readonly size: Size;
  readonly viewport: Viewport;
  readonly scene: Scene;
  readonly ui: BoardUi;
  readonly contexts: Model['contexts'];
  readonly legend: Model['legend'];
  readonly colours: WallColours;
  /** The ids of what has an error. */
  readonly errors: ReadonlySet<string>;
  readonly pixelRatio: number;
  /** The person's own colour, for what they selected. */
  readonly personColour: string;
}

/** Switches the canvas to board units. */
export function enterBoard({ context, viewport, pixelRatio }: WallPicture): void {
  const scale = viewport.zoom * pixelRatio;
  context.setTransform(scale, 0, 0, scale, viewport.x * pixelRatio, viewport.y * pixelRatio);
}

export function leaveBoard({ context, pixelRatio }: WallPicture): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
}
