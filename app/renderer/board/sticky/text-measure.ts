import { type FittedText, fitText } from './text-fit.ts';

const probeSize = 20;
export const STICKY_FONT = "'Inter Variable', system-ui, sans-serif";
export const STICKY_WEIGHT = 520;

const context = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();
const fitted = new Map<string, FittedText>();
const maxRemembered = 20_000;

/** The width of a text in the stickies' type at size 1. */
export function measureText(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (!context) return text.length * 0.55;
  context.font = `${STICKY_WEIGHT} ${probeSize}px ${STICKY_FONT}`;
  const width = context.measureText(text).width / probeSize;
  remember(widths, text, width);
  return width;
}

/** As `fitText` in the stickies' type, remembered. */
export function fitStickyText(
  text: string,
  width: number,
  height: number,
  minSize: number,
  maxSize: number,
): FittedText {
  const key = `${width} ${height} ${minSize} ${maxSize} ${text}`;
  const known = fitted.get(key);
  if (known) return known;
  const result = fitText(text, { width, height, minSize, maxSize }, measureText);
  remember(fitted, key, result);
  return result;
}

/** Resolves when the type is there; what was measured before was another font's. */
export async function loadStickyFont(): Promise<void> {
  await document.fonts.load(`${STICKY_WEIGHT} ${probeSize}px 'Inter Variable'`);
  widths.clear();
  fitted.clear();
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= maxRemembered) map.clear();
  map.set(key, value);
}
