import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';

interface RemoveButtonProps {
  readonly label: string;
  readonly onRemove: () => void;
}

/** Deletes at once; whoever uses it offers to take it back (`useUndoNotice`). */
export function RemoveButton({ label, onRemove }: RemoveButtonProps) {
  return (
    <div>
      <Button
        ml={-18}
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={onRemove}
      >
        {label}
      </Button>
    </div>
  );
}
