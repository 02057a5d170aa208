import { stopsCode } from '#models/findings/guards-code.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import { describePlace, isOnlyInFile } from '../../findings/describe-place.ts';
import { DismissedFindings } from '../../findings/dismissed-findings.tsx';
import { FindingActions } from '../../findings/finding-actions.tsx';
import { SeverityIcon } from '../../findings/severity-icon.tsx';
import { TextWithCode } from '../../findings/text-with-code.tsx';
import { messages } from '../../messages/messages.ts';
import { useDismissed, useFindings } from '../../session/findings.ts';
import { useSession } from '../../session/session-context.ts';
import { ErrorSteps } from './error-steps.tsx';
import classes from './inspector.module.css';

/** What there is to say about one element. It teaches and blocks nothing. */
export function FindingsAbout({ id }: { readonly id: string }) {
  const isAbout = ({ subject }: Finding) => subject?.section === 'elements' && subject.id === id;
  const own = useFindings().filter(isAbout);
  const dismissed = useDismissed().filter(isAbout);
  if (own.length + dismissed.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{messages.inspector.findings}</h3>
      <ul className={classes.findings}>
        {own.map((finding) => (
          <FindingItem
            key={`${finding.rule} ${finding.path.join('.')} ${finding.message}`}
            finding={finding}
          />
        ))}
      </ul>
      {own.some(isOnlyInFile) && <p className={classes.quiet}>{messages.findings.inFile}</p>}
      {own.some(stopsCode) && <ErrorSteps id={id} />}
      <DismissedFindings dismissed={dismissed} />
    </section>
  );
}

function FindingItem({ finding }: { readonly finding: Finding }) {
  const { store } = useSession();
  const { severity, message } = finding;
  const place = describePlace(store.getModel(), finding);
  return (
    <li>
      <SeverityIcon severity={severity} />
      <div>
        <TextWithCode>{message}</TextWithCode>
        {place !== undefined && <small className={classes.place}>{messages.findings.place(place)}</small>}
        <FindingActions finding={finding} />
      </div>
    </li>
  );
}
