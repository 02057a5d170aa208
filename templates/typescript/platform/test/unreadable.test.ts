import { PoisonMessage } from '@sample/kernel';
import { expect, it } from 'vitest';
import {
  createPostgresInbox,
  migrate,
  storeMigration,
  toUnreadable,
  unreadableSubscription,
} from '../src/index.js';
import { openSharedPGlite } from '../src/testing/index.js';

it('whatever cannot be read is stored, once, and given to nobody', async () => {
  const database = await openSharedPGlite();
  await database.query('drop schema if exists "strange" cascade');
  await migrate(database, 'strange', [storeMigration('strange')]);
  const inbox = createPostgresInbox(database, 'strange');

  const message = toUnreadable('a\0b\ud800 "c" \\u0000', 'It holds \0.');
  for (const each of [message, toUnreadable('a\0b\ud800 "c" \\u0000', 'again')]) {
    await inbox.receive(each, [{ subscription: 'unreadable', dueAt: message.occurredAt }]);
  }
  expect(await inbox.readJournal(message.correlationId)).toEqual([
    { ...message, data: { text: 'a\\0b\uFFFD "c" \\u0000', reason: 'It holds \\0.' } },
  ]);
  await expect(unreadableSubscription.handle(message)).rejects.toThrow(PoisonMessage);
}, 60_000);
