import { messages } from '../messages/messages.ts';
import { useHead, useSession } from '../session/session-context.ts';
import classes from './unread-banner.module.css';

const words = messages.unread;

/** Says how much of the board this version cannot show and, when opened, where each such part is and what is wrong with it. */
export function UnreadBanner() {
  const { store } = useSession();
  const { unread = [] } = useHead();
  if (unread.length === 0) return null;
  return (
    <details className={classes.banner}>
      <summary>
        <strong>{words.title(unread.length)}.</strong> {words.kept(unread.length)}
      </summary>
      <ul>
        {store.findings.map(({ path, message }) => (
          <li key={path.join('/')}>{message}</li>
        ))}
      </ul>
    </details>
  );
}
