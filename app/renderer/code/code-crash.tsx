import { Alert, Button } from '@mantine/core';
import { messages } from '../messages/messages.ts';

const words = messages.code.crashed;

interface CodeCrashProps {
  /** In the words of the program; for those who report it. */
  readonly reason: string;
  readonly onRestart: () => void;
}

/** Says that the code is not up to date because of a mistake of the program, and lets people try again. */
export function CodeCrash({ reason, onRestart }: CodeCrashProps) {
  return (
    <Alert color="red" title={words.title} m="md" role="alert">
      <p>{words.message}</p>
      <p>
        <small>{reason}</small>
      </p>
      <Button size="compact-sm" variant="default" onClick={onRestart}>
        {words.again}
      </Button>
    </Alert>
  );
}
