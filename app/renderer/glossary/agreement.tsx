import { Button } from '@mantine/core';
import { messages } from '../messages/messages.ts';
import { useStatus } from '../session/session-context.ts';
import classes from './term-panel.module.css';

const texts = messages.words.panel;

interface AgreementProps {
  readonly agreedBy: readonly string[];
  readonly onChange: (agreedBy: string[] | undefined) => void;
}

/** Who agreed with a word, and the person's own yes. People are known by the name they gave. */
export function Agreement({ agreedBy, onChange }: AgreementProps) {
  const name = useStatus(({ person }) => person.name).trim();
  const agrees = agreedBy.includes(name);
  const toggle = () => {
    const others = agreedBy.filter((other) => other !== name);
    const next = agrees ? others : [...others, name];
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <div className={classes.agreement}>
      <span>{agreedBy.length === 0 ? texts.nobody : `${texts.agreed} ${agreedBy.join(', ')}`}</span>
      <Button
        size="compact-sm"
        variant={agrees ? 'subtle' : 'light'}
        disabled={name === ''}
        title={name === '' ? texts.needsName : undefined}
        onClick={toggle}
      >
        {agrees ? texts.withdraw : texts.agree}
      </Button>
    </div>
  );
}
