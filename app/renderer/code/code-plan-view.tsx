import { Checkbox } from '@mantine/core';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { describePlace, isOnlyInFile } from '../findings/describe-place.ts';
import { TextWithCode } from '../findings/text-with-code.tsx';
import { messages } from '../messages/messages.ts';
import { printRoute } from '../navigation/route.ts';
import { useModel, useSession } from '../session/session-context.ts';
import classes from './get-code-panel.module.css';
import type { CodePlan } from './worker/code-protocol.ts';

const words = messages.code.get;

interface CodePlanViewProps {
  readonly plan: CodePlan;
  readonly force: boolean;
  readonly onForce: (force: boolean) => void;
}

/** What would be handed out: folders with their files, what is left out, the open questions. */
export function CodePlanView({ plan, force, onForce }: CodePlanViewProps) {
  const model = useModel();
  const errors = plan.refusal?.code === 'model-not-sound' ? plan.refusal.findings : [];
  return (
    <>
      {errors.length > 0 ? (
        <section role="alert">
          <h3 className={classes.heading}>{words.refused(errors.length)}</h3>
          <p className={classes.quiet}>
            {words.refusedHint} {errors.some(isOnlyInFile) && messages.findings.inFile}
          </p>
          <Entries entries={errors.map((finding) => describeFinding(finding, model))} />
        </section>
      ) : (
        plan.refusal && (
          <p role="alert">
            <TextWithCode>{plan.refusal.message}</TextWithCode>
          </p>
        )
      )}
      {(errors.length > 0 || force) && (
        <Checkbox label={words.force} checked={force} onChange={() => onForce(!force)} />
      )}
      {plan.leftOut.length > 0 && (
        <section>
          <h3 className={classes.heading}>{words.leftOut(plan.leftOut.length)}</h3>
          <Entries
            entries={plan.leftOut.map(({ id, name, reason, isElement }) => ({
              text: `${name}: ${reason}`,
              element: isElement ? id : undefined,
            }))}
          />
        </section>
      )}
      {plan.openQuestions.length > 0 && (
        <details className={classes.openQuestions}>
          <summary>{words.openQuestions(plan.openQuestions.length)}</summary>
          <p className={classes.quiet}>{words.openQuestionsHint}</p>
          <Entries
            entries={plan.openQuestions.map(({ message, elementId }) => ({
              text: message,
              element: elementId,
            }))}
          />
        </details>
      )}
      {plan.folders.length > 0 && <Folders folders={plan.folders} />}
    </>
  );
}

function Folders({ folders }: Pick<CodePlan, 'folders'>) {
  const files = folders.reduce((sum, folder) => sum + folder.files, 0);
  const tests = folders.reduce((sum, folder) => sum + folder.tests, 0);
  return (
    <table className={classes.folders}>
      <caption>{words.folders(files, tests)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.folder}</th>
          <th scope="col">{words.files}</th>
          <th scope="col">{words.tests}</th>
        </tr>
      </thead>
      <tbody>
        {folders.map(({ path, ...count }) => (
          <tr key={path}>
            <td>{path === '.' ? words.top : path}</td>
            <td>{count.files}</td>
            <td>{count.tests || ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface EntryLine {
  readonly text: string;
  /** Where in it, in words. */
  readonly place?: string | undefined;
  /** The element of the wall that it is about. */
  readonly element: string | undefined;
}

function Entries({ entries }: { readonly entries: readonly EntryLine[] }) {
  const { boardId } = useSession();
  return (
    <ul className={classes.entries}>
      {entries.map(({ text, place, element }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two entries may say the same
        <li key={index}>
          {element === undefined ? (
            <TextWithCode>{text}</TextWithCode>
          ) : (
            <a href={printRoute({ screen: 'board', boardId, place: 'board', select: element })}>
              <TextWithCode>{text}</TextWithCode>
            </a>
          )}
          {place !== undefined && <small>{messages.findings.place(place)}</small>}
        </li>
      ))}
    </ul>
  );
}

function describeFinding(finding: Finding, model: Model): EntryLine {
  const { message, subject } = finding;
  const element = subject?.section === 'elements' ? subject.id : undefined;
  const entry = subject && (model[subject.section] as Readonly<Record<string, object>>)[subject.id];
  const name = nameOf(entry);
  return {
    text: name === undefined ? message : `${name}: ${message}`,
    place: describePlace(model, finding),
    element,
  };
}

/** What a sticky says, or what a story, a context or a value is called. */
function nameOf(entry: object | undefined): string | undefined {
  const { text, name } = (entry ?? {}) as { readonly text?: unknown; readonly name?: unknown };
  return [text, name].find((each) => typeof each === 'string' && each !== '') as string | undefined;
}
