import type { CallOrigin, DomainError, Result } from '@sample/kernel';

export interface SendReminderRequest {
  readonly address: string;
  readonly dueAt: string;
}

export interface SendReminderResponse {
  readonly letterNumber: string;
}

export const sendReminderRefusals = {
  'address-unknown': { code: 'address-unknown', kind: 'conflict', message: 'Address unknown.' },
} as const;

export type SendReminderRefusal = DomainError<keyof typeof sendReminderRefusals>;

/**
 * Sends letters that nobody has to stamp.
 *
 * Their "Message" is "Reminder" here: one message for one loan (unknown address: nothing is sent).
 */
export interface MailService {
  sendReminder(
    request: SendReminderRequest,
    origin: CallOrigin,
  ): Promise<Result<SendReminderResponse, SendReminderRefusal>>;
}
