import { CloseButton, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { CODE_GUARDS } from '#models/findings/guards-code.ts';
import type { LintRule } from '#models/findings/rule.ts';
import { RULES } from '#models/lint/catalog.ts';
import { type DismissedFinding, isAboutSettings } from '#models/lint/judge-findings.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import { useKeptFocus } from '../../controls/use-kept-focus.ts';
import { DismissedItem } from '../../findings/dismissed-findings.tsx';
import actions from '../../findings/finding-actions.module.css';
import { SeverityIcon } from '../../findings/severity-icon.tsx';
import { SeverityMenu } from '../../findings/severity-menu.tsx';
import { TextWithCode } from '../../findings/text-with-code.tsx';
import { useTeamSettings } from '../../findings/use-team-settings.ts';
import { messages } from '../../messages/messages.ts';
import { useDismissed, useFindings } from '../../session/findings.ts';
import { useSection } from '../../session/session-context.ts';
import { jumpTo } from '../commands/board-commands.ts';
import { useBoard } from '../state/board.ts';
import { FloatingPanel } from './floating-panel.tsx';
import panels from './panels.module.css';
import classes from './rules-panel.module.css';

const words = messages.findings.panel;

/** What the team has set for the rules of its board, and the way back from each setting. */
export function RulesPanel() {
  const { ui } = useBoard();
  const settings = useSection('rules');
  const rules = RULES.filter(({ id }) => Object.hasOwn(settings, id) && !CODE_GUARDS.has(id));
  const problems = useFindings().filter(isAboutSettings);
  const dismissed = useDismissed();
  const count = rules.length + problems.length + dismissed.length;
  const ref = useKeptFocus(`${count}`);
  return (
    <FloatingPanel label={words.title}>
      <div ref={ref} className={classes.rules}>
        <header className={panels.header}>
          <h2>{words.title}</h2>
          <CloseButton aria-label={messages.notice.close} onClick={() => ui.setState({ panel: undefined })} />
        </header>
        {count === 0 && <p className={classes.empty}>{words.empty}</p>}
        <div className={classes.groups}>
          <Group title={words.set} rows={rules.map((rule) => <SetRule key={rule.id} rule={rule} />)} />
          <Group
            title={words.withoutEffect}
            rows={problems.map((finding) => <Problem key={finding.path.join(' ')} finding={finding} />)}
          />
          <Group
            title={words.dismissed}
            rows={dismissed.map((finding) => <Dismissed key={finding.dismissal.id} finding={finding} />)}
          />
        </div>
      </div>
    </FloatingPanel>
  );
}

interface GroupProps {
  readonly title: string;
  readonly rows: readonly ReactNode[];
}

/** Rows under a heading. Nothing where there are none. */
function Group({ title, rows }: GroupProps) {
  if (rows.length === 0) return null;
  return (
    <section className={classes.group}>
      <h3>{title}</h3>
      <ul>{rows}</ul>
    </section>
  );
}

function SetRule({ rule: { id, severity } }: { readonly rule: LintRule }) {
  return (
    <li className={classes.rule}>
      <div>
        {messages.findings.rules[id]}
        <small>{words.standard[severity]}</small>
      </div>
      <SeverityMenu rule={id} withChoice />
    </li>
  );
}

/** A setting that says something it cannot do. */
function Problem({ finding }: { readonly finding: Finding }) {
  const { removeSetting } = useTeamSettings();
  return (
    <li className={classes.problem}>
      <SeverityIcon severity={finding.severity} />
      <div>
        <TextWithCode>{finding.message}</TextWithCode>
        <div className={actions.actions}>
          <UnstyledButton className={actions.action} onClick={() => removeSetting(finding)}>
            {words.remove}
          </UnstyledButton>
        </div>
      </div>
    </li>
  );
}

function Dismissed({ finding }: { readonly finding: DismissedFinding }) {
  const board = useBoard();
  const { subject } = finding;
  return (
    <DismissedItem finding={finding}>
      {subject?.section === 'elements' && (
        <UnstyledButton
          className={actions.action}
          onClick={() => {
            board.ui.setState({ panel: undefined });
            jumpTo(board, subject.id);
          }}
        >
          {words.show}
        </UnstyledButton>
      )}
    </DismissedItem>
  );
}
