import { type ElementKind, KINDS } from '#models/metamodel/kinds.ts';
import classes from './kind-shape.module.css';

/** A kind as a small sticky, with its color, proportions and letter. */
export function KindShape({ kind }: { readonly kind: ElementKind }) {
  const { letter, size } = KINDS[kind];
  const scale = 26 / Math.max(size[0], 120);
  return (
    <span className={classes.slot} aria-hidden>
      <span
        className={classes.shape}
        data-kind={kind}
        style={{ width: size[0] * scale, height: size[1] * scale, background: `var(--sticky-${kind})` }}
      >
        {letter}
      </span>
    </span>
  );
}
