import { ELEMENT_KINDS, type ElementKind } from '#models/metamodel/kinds.ts';

/** The colours of `theme/tokens.css` as the canvas needs them: resolved. */
export interface WallColours {
  readonly groundDot: string;
  readonly ink: string;
  readonly inkQuiet: string;
  readonly panel: string;
  readonly line: string;
  readonly relation: string;
  readonly accent: string;
  readonly danger: string;
  readonly tape: string;
  readonly stickyInk: string;
  readonly sticky: Readonly<Record<ElementKind, string>>;
  readonly frameTint: number;
  readonly frameLine: number;
  /** A context's tint by its CSS variable, see `contextTint`. */
  variable(name: string): string;
}

/** Reads the colours of the present appearance. Call it again when light turns to dark. */
export function readWallColours(): WallColours {
  const style = getComputedStyle(document.documentElement);
  const resolved = new Map<string, string>();
  const variable = (name: string) => {
    const known = resolved.get(name) ?? style.getPropertyValue(name).trim();
    resolved.set(name, known);
    return known;
  };
  return {
    groundDot: variable('--ground-dot'),
    ink: variable('--ink'),
    inkQuiet: variable('--ink-quiet'),
    panel: variable('--panel'),
    line: variable('--line'),
    relation: variable('--relation'),
    accent: variable('--accent'),
    danger: variable('--danger'),
    tape: variable('--tape'),
    stickyInk: variable('--sticky-ink'),
    sticky: Object.fromEntries(ELEMENT_KINDS.map((kind) => [kind, variable(`--sticky-${kind}`)])) as Record<
      ElementKind,
      string
    >,
    frameTint: Number.parseFloat(variable('--frame-tint')) / 100,
    frameLine: Number.parseFloat(variable('--frame-line')) / 100,
    variable,
  };
}
