import { messages } from '../messages/messages.ts';
import { useSection } from '../session/session-context.ts';

/** The words of the team, per context. */
export function GlossaryPlace() {
  const terms = Object.entries(useSection('terms'));
  return (
    <main aria-label={messages.places.words}>
      <dl>
        {terms.map(([id, term]) => (
          <div key={id}>
            <dt>{term.name}</dt>
            <dd>{term.definition}</dd>
          </div>
        ))}
      </dl>
    </main>
  );
}
