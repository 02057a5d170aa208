import { Textarea, type TextareaProps } from '@mantine/core';
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react';

interface DraftInputProps extends Omit<TextareaProps, 'value' | 'onChange' | 'defaultValue'> {
  readonly value: string;
  /** Called with a new text when the field is left, on Enter, and when the field goes away. */
  readonly onCommit: (text: string) => void;
}

/**
 * A field for one line of text, however long, that writes once, when its text is finished. For short texts where the last writer wins, such as
 * names: writing each letter would take the field from under the hands of others. Escape takes the draft back.
 */
export function DraftInput({ value, onCommit, onBlur, onKeyDown, ...rest }: DraftInputProps) {
  const [draft, setDraft] = useState<string | undefined>();

  const commit = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    if (draft !== value) onCommit(draft);
  };
  // A field that goes away while it has the focus gets no blur event.
  const commitAtTheEnd = useEffectEvent(commit);
  useEffect(() => () => commitAtTheEnd(), []);

  const pressKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      commit();
    }
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
    }
    onKeyDown?.(event);
  };
  return (
    <Textarea
      autosize
      minRows={1}
      {...rest}
      data-draft
      value={draft ?? value}
      onChange={(event) => setDraft(event.currentTarget.value.replace(/\s*[\r\n]+\s*/g, ' '))}
      onBlur={(event) => {
        commit();
        onBlur?.(event);
      }}
      onKeyDown={pressKey}
    />
  );
}
