import type { WallCanvas } from '#app/renderer/board/paint/wall-picture.ts';

/** One thing that was drawn, with the colour and opacity it was drawn in. */
export interface Stroke {
  readonly call: 'fillRect' | 'fillText' | 'fill' | 'stroke' | 'strokeRect' | 'clearRect';
  readonly args: readonly unknown[];
  readonly colour: WallCanvas['fillStyle'];
  readonly alpha: number;
  /** What the path was made of since it began, for `fill` and `stroke`. */
  readonly path: readonly (readonly [call: string, ...args: readonly number[]])[];
}

/** A canvas that draws nothing and remembers what it was asked for. */
export class RecordedCanvas implements WallCanvas {
  fillStyle: WallCanvas['fillStyle'] = '';
  strokeStyle: WallCanvas['strokeStyle'] = '';
  font = '';
  globalAlpha = 1;
  lineWidth = 1;
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  readonly strokes: Stroke[] = [];
  /** The transform that is in force. */
  transform: readonly unknown[] = [];
  #path: (readonly [call: string, ...args: readonly number[]])[] = [];

  beginPath(): void {
    this.#path = [];
  }

  closePath(): void {
    this.#path.push(['closePath']);
  }

  arc(x: number, y: number, radius: number, from: number, to: number): void {
    this.#path.push(['arc', x, y, radius, from, to]);
  }

  bezierCurveTo(...args: number[]): void {
    this.#path.push(['bezierCurveTo', ...args]);
  }

  lineTo(...args: number[]): void {
    this.#path.push(['lineTo', ...args]);
  }

  moveTo(...args: number[]): void {
    this.#path.push(['moveTo', ...args]);
  }

  rect(...args: number[]): void {
    this.#path.push(['rect', ...args]);
  }

  roundRect(x: number, y: number, width: number, height: number): void {
    this.#path.push(['roundRect', x, y, width, height]);
  }

  setTransform(...args: unknown[]): void {
    this.transform = args;
  }

  setLineDash(): void {}

  clearRect(...args: number[]): void {
    this.#note('clearRect', args, '');
  }

  fillRect(...args: number[]): void {
    this.#note('fillRect', args, this.fillStyle);
  }

  strokeRect(...args: number[]): void {
    this.#note('strokeRect', args, this.strokeStyle);
  }

  fillText(...args: readonly unknown[]): void {
    this.#note('fillText', args, this.fillStyle);
  }

  fill(): void {
    this.#note('fill', [], this.fillStyle);
  }

  stroke(): void {
    this.#note('stroke', [], this.strokeStyle);
  }

  #note(call: Stroke['call'], args: readonly unknown[], colour: Stroke['colour']): void {
    this.strokes.push({ call, args, colour, alpha: this.globalAlpha, path: this.#path });
  }
}
