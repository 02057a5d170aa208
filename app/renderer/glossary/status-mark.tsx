import { IconCircleCheck, IconCircleDotted, IconMessageQuestion } from '@tabler/icons-react';
import type { TermStatus } from '#models/metamodel/glossary.ts';
import { messages } from '../messages/messages.ts';
import classes from './glossary.module.css';

const icons = {
  proposed: IconCircleDotted,
  agreed: IconCircleCheck,
  disputed: IconMessageQuestion,
} satisfies Record<TermStatus, unknown>;

/** How sure the team is of a word: told by icon and word, not by colour alone. */
export function StatusMark({ status }: { readonly status: TermStatus }) {
  const Icon = icons[status];
  return (
    <span className={classes.status} data-status={status}>
      <Icon size={16} aria-hidden />
      {messages.words.filters[status]}
    </span>
  );
}
