import { Textarea, type TextareaProps } from '@mantine/core';
import type { Section } from '#models/metamodel/model.ts';
import { useSharedText } from './shared-text.ts';

interface SharedTextAreaProps extends Omit<TextareaProps, 'value' | 'onChange' | 'ref' | 'id' | 'property'> {
  readonly section: Section;
  readonly id: string;
  readonly property: string;
}

/** A text area that several people type in at once; see `useSharedText`. */
export function SharedTextArea({ section, id, property, ...rest }: SharedTextAreaProps) {
  const { ref, value, change } = useSharedText(section, id, property);
  return (
    <Textarea
      autosize
      minRows={2}
      {...rest}
      ref={ref}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
