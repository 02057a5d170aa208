import { askRemote, json, type OpenRemote } from '@sample/platform';
import { z } from 'zod';
import { type MailService, sendReminderRefusals } from './mail-service.js';
import { createMailServiceFake } from './mail-service-fake.js';

export const sendReminderQuestion = {
  operation: 'send-reminder',
  request: z.object({ address: z.string(), dueAt: json.time }),
  response: z.object({ letterNumber: z.string() }),
  refusals: sendReminderRefusals,
};

/**
 * Opens the connection to Mail Service. Requests and responses have the fields of the board. Where
 * the real Mail Service uses others, translate them here.
 */
export function openMailService(openRemote: OpenRemote): MailService {
  const remote = openRemote('mail-service', createMailServiceFake);
  return { sendReminder: (request, origin) => askRemote(remote, sendReminderQuestion, request, origin) };
}
