import { z } from 'zod';
import { SEVERITIES } from './severity.ts';

/** How serious a team takes what a rule finds; with `off` the rule finds nothing. */
export const RULE_SETTINGS = [...SEVERITIES, 'off'] as const;

export type RuleSetting = (typeof RULE_SETTINGS)[number];

export const ruleSettingSchema = z.enum(RULE_SETTINGS);
