import { json, recordOf } from '@sample/platform';
import { z } from 'zod';
import type { SendReminderProcess } from '../application/policies/send-reminder-process.js';

/** What "Whenever a loan runs for two weeks, remind the member by mail" remembers, as it is stored. */
export const sendReminderProcessRecord = recordOf<SendReminderProcess>(
  z.object({ address: json.optional(json.text()) }),
);
