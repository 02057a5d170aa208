import classes from './text-with-code.module.css';

/** A sentence in which what stands between backticks is code. */
export function TextWithCode({ children }: { readonly children: string }) {
  return children.split(/`([^`\n]+)`/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a sentence are known by their order
      <code key={index} className={classes.code}>
        {part}
      </code>
    ),
  );
}
