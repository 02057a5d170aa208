import { Popover, Text, TextInput } from '@mantine/core';
import { messages } from '../messages/messages.ts';
import { MAX_PERSON_NAME_LENGTH } from '../session/person.ts';
import { usePeers, useSession, useStatus } from '../session/session-context.ts';
import classes from './people.module.css';

const words = messages.topBar;
const maxShown = 5;

/** Who is here, each in their colour; one's own name can be changed here. */
export function People() {
  const session = useSession();
  const own = useStatus((status) => status.person);
  const peers = usePeers();
  const shown = peers.slice(0, maxShown);
  return (
    <Popover width={280} position="bottom-end" shadow="md" withArrow trapFocus>
      <Popover.Target>
        <button type="button" className={classes.people} aria-label={words.people(peers.length + 1)}>
          {shown.map(({ clientId, person }) => (
            <Face key={clientId} name={person.name} colour={person.colour} />
          ))}
          {peers.length > maxShown && <span className={classes.rest}>+{peers.length - maxShown}</span>}
          <Face name={own.name} colour={own.colour} own />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          label={words.yourName}
          description={words.namePrompt}
          defaultValue={own.name}
          maxLength={MAX_PERSON_NAME_LENGTH}
          onChange={(event) => session.renamePerson(event.currentTarget.value)}
        />
        <Text size="sm" mt="sm" fw={600}>
          {words.people(peers.length + 1)}
        </Text>
        <ul className={classes.list}>
          {peers.map(({ clientId, person }) => (
            <li key={clientId}>
              <Face name={person.name} colour={person.colour} />
              {person.name || words.nameless}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

interface FaceProps {
  readonly name: string;
  readonly colour: string;
  readonly own?: boolean;
}

function Face({ name, colour, own }: FaceProps) {
  return (
    <span
      className={classes.face}
      data-own={own}
      style={{ background: colour }}
      title={name || words.nameless}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const letters = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .filter((letter) => letter !== '');
  return [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('').toUpperCase() || '?';
}
