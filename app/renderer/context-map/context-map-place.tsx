import { messages } from '../messages/messages.ts';
import { useSection } from '../session/session-context.ts';

/** The contexts and how they relate. */
export function ContextMapPlace() {
  const contexts = Object.entries(useSection('contexts'));
  return (
    <main aria-label={messages.places.map}>
      <ul>
        {contexts.map(([id, context]) => (
          <li key={id}>{context.name}</li>
        ))}
      </ul>
    </main>
  );
}
