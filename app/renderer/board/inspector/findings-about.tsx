import { IconAlertTriangle, IconBulb, IconExclamationCircle } from '@tabler/icons-react';
import type { Severity } from '#models/metamodel/finding.ts';
import { messages } from '../../messages/messages.ts';
import { useFindings } from '../../session/findings.ts';
import classes from './inspector.module.css';

const icons: Readonly<Record<Severity, typeof IconBulb>> = {
  error: IconExclamationCircle,
  warning: IconAlertTriangle,
  info: IconBulb,
};

/** What there is to say about one element. It teaches and blocks nothing. */
export function FindingsAbout({ id }: { readonly id: string }) {
  const own = useFindings().filter(({ subject }) => subject?.section === 'elements' && subject.id === id);
  if (own.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{messages.inspector.findings}</h3>
      <ul className={classes.findings}>
        {own.map(({ rule, severity, message }) => {
          const Icon = icons[severity];
          return (
            <li key={`${rule} ${message}`} data-severity={severity}>
              <Icon size={16} aria-label={messages.inspector.severities[severity]} />
              <span>{message}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
