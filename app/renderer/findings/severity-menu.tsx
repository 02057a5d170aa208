import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { CODE_GUARDS } from '#models/findings/guards-code.ts';
import { RULES } from '#models/lint/catalog.ts';
import { RULE_SETTINGS } from '#models/metamodel/rule-setting.ts';
import { messages } from '../messages/messages.ts';
import { useEntry } from '../session/session-context.ts';
import classes from './finding-actions.module.css';
import { useTeamSettings } from './use-team-settings.ts';

const words = messages.findings;

interface SeverityMenuProps {
  readonly rule: string;
  /** Shows what is chosen on the button itself, for a place where the finding does not show it. */
  readonly withChoice?: boolean;
}

/** How serious a rule is for the team. Rules that guard code, and findings that come from no rule, have no choice. */
export function SeverityMenu({ rule, withChoice = false }: SeverityMenuProps) {
  const { setSeverity } = useTeamSettings();
  const setting = useEntry('rules', rule);
  const standard = RULES.find(({ id }) => id === rule)?.severity;
  if (standard === undefined || CODE_GUARDS.has(rule)) return null;
  const chosen = setting ?? standard;
  return (
    <Menu shadow="md" position={withChoice ? 'bottom-end' : 'bottom-start'} width={260}>
      <Menu.Target>
        {withChoice ? (
          <UnstyledButton
            className={classes.choice}
            aria-label={`${words.seriousness} ${words.chosen[chosen]}`}
          >
            {words.chosen[chosen]}
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        ) : (
          <UnstyledButton className={classes.action}>{words.seriousness}</UnstyledButton>
        )}
      </Menu.Target>
      {/* The board has keys of its own, and what lies around the menu closes with Escape: neither is meant here. */}
      <Menu.Dropdown onKeyDown={(event) => event.stopPropagation()}>
        <Menu.Label>{words.seriousnessTitle}</Menu.Label>
        {RULE_SETTINGS.map((each) => (
          <Menu.Item
            key={each}
            rightSection={each === chosen ? <IconCheck size={15} aria-hidden /> : undefined}
            aria-current={each === chosen}
            onClick={() => setSeverity(rule, each === standard ? undefined : each, words.set[each])}
          >
            {each === standard ? words.unset(words.settings[each]) : words.settings[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
