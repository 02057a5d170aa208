import { createFakeRemote, type FakeRemote } from '@sample/platform';

/** Stands in for Mail Service in tests and in development. */
export function createMailServiceFake(): FakeRemote {
  return createFakeRemote('mail-service', {
    'send-reminder': {
      answer: { letterNumber: 'L-1' },
      errors: ['address-unknown'],
    },
  });
}
