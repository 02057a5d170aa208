import { IconAlertTriangle, IconBulb, IconExclamationCircle } from '@tabler/icons-react';
import type { Severity } from '#models/metamodel/severity.ts';
import { messages } from '../messages/messages.ts';
import classes from './severity-icon.module.css';

const icons: Readonly<Record<Severity, typeof IconBulb>> = {
  error: IconExclamationCircle,
  warning: IconAlertTriangle,
  info: IconBulb,
};

/** How serious a finding is, before its text. */
export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  const Icon = icons[severity];
  return (
    <Icon
      size={16}
      className={classes.icon}
      data-severity={severity}
      aria-label={messages.inspector.severities[severity]}
    />
  );
}
