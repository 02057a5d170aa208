import { TryAgainLater } from '@sample/kernel';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createMailServiceFake } from '../../src/acl/mail-service/mail-service-fake.js';
import { openMailService, sendReminderQuestion } from '../../src/acl/mail-service/open-mail-service.js';

const origin = { correlationId: 'correlation-1', idempotencyKey: 'key-1' };

function openFaked() {
  const fake = createMailServiceFake();
  const mailService = openMailService(() => ({
    ask: async (operation, body, { idempotencyKey }) => fake.answer({ operation, body, idempotencyKey }),
  }));
  return { fake, mailService };
}

describe('Mail Service', () => {
  it('send reminder: once under one key', async () => {
    const { fake, mailService } = openFaked();
    const asked = z.decode(sendReminderQuestion.request, {
      address: 'someone@example.com',
      dueAt: '2026-01-01T00:00:00.000Z',
    });
    const first = await mailService.sendReminder(asked, origin);
    const second = await mailService.sendReminder(asked, origin);
    expect([first.ok, second]).toEqual([true, first]);
    expect(fake.calls().map(({ operation }) => operation)).toEqual(['send-reminder']);
  });

  it('send reminder: address-unknown', async () => {
    const { fake, mailService } = openFaked();
    const asked = z.decode(sendReminderQuestion.request, {
      address: 'someone@example.com',
      dueAt: '2026-01-01T00:00:00.000Z',
    });
    fake.answerNext('send-reminder', { error: 'address-unknown' });
    expect(await mailService.sendReminder(asked, origin)).toMatchObject({
      ok: false,
      error: { code: 'address-unknown' },
    });
  });

  it('send reminder: an answer that is none is asked for again', async () => {
    const { fake, mailService } = openFaked();
    const asked = z.decode(sendReminderQuestion.request, {
      address: 'someone@example.com',
      dueAt: '2026-01-01T00:00:00.000Z',
    });
    fake.answerNext('send-reminder', { answer: {} });
    await expect(mailService.sendReminder(asked, origin)).rejects.toThrow(TryAgainLater);
  });
});
