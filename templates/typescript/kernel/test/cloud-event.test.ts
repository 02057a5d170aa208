import { expect, it } from 'vitest';
import { toCloudEvent } from '../src/cloud-event.js';

it('puts a message into the envelope that other systems know', () => {
  const event = toCloudEvent(
    {
      id: 'message-1',
      name: 'copy.borrowed',
      version: 2,
      audience: 'everyone',
      subject: 'loan-7',
      occurredAt: '2026-01-01T00:00:00.000Z',
      correlationId: 'request-1',
      causationId: 'command-1',
      data: { loanId: 'loan-7' },
    },
    '/lending',
  );

  expect(event).toEqual({
    specversion: '1.0',
    id: 'message-1',
    source: '/lending',
    type: 'copy.borrowed.v2',
    subject: 'loan-7',
    time: '2026-01-01T00:00:00.000Z',
    datacontenttype: 'application/json',
    dataschema: 'urn:schema:copy.borrowed.v2',
    data: { loanId: 'loan-7' },
    correlationid: 'request-1',
    causationid: 'command-1',
  });
});
