import { expect, test } from 'vitest';
import { type DurabilityStatus, DurabilityTracker } from '#app/shared/durability.ts';

function follow() {
  const asked: number[] = [];
  const heard: DurabilityStatus[] = [];
  const tracker = new DurabilityTracker(
    (point) => asked.push(point),
    (status) => heard.push(status),
    0,
  );
  return { tracker, asked, heard };
}

function settled() {
  const followed = follow();
  followed.tracker.connected();
  followed.tracker.synced();
  followed.tracker.received({ kind: 'durable', point: 1 });
  return followed;
}

test('starts offline and says so at once', () => {
  const { heard, asked } = follow();

  expect({ heard, asked }).toEqual({ heard: ['offline'], asked: [] });
});

test('asks only after both sides have exchanged what they lacked, and is saved only by the answer', () => {
  const { tracker, heard, asked } = follow();

  tracker.connected();
  tracker.changed();
  expect({ asked, heard }).toEqual({ asked: [], heard: ['offline', 'saving'] });

  tracker.synced();
  expect({ asked, heard }).toEqual({ asked: [1], heard: ['offline', 'saving'] });

  tracker.received({ kind: 'durable', point: 1 });
  expect(heard).toEqual(['offline', 'saving', 'saved']);
});

test('one question is under way at a time; what was written meanwhile gets its own', () => {
  const { tracker, heard, asked } = settled();

  tracker.changed();
  tracker.changed();
  tracker.changed();
  expect(asked).toEqual([1, 2]);

  tracker.received({ kind: 'durable', point: 2 });
  expect({ asked, status: tracker.status }).toEqual({ asked: [1, 2, 3], status: 'saving' });

  tracker.received({ kind: 'durable', point: 3 });
  expect(heard).toEqual(['offline', 'saving', 'saved', 'saving', 'saved']);
});

test('an answer to another question proves nothing', () => {
  const { tracker } = settled();
  tracker.changed();

  tracker.received({ kind: 'durable', point: 1 });
  tracker.received({ kind: 'durable', point: 99 });

  expect(tracker.status).toBe('saving');
});

test('a question that the connection took with it is asked anew after the next exchange', () => {
  const { tracker, asked } = settled();
  tracker.changed();

  tracker.disconnected();
  expect(tracker.status).toBe('offline');
  tracker.connected();
  tracker.received({ kind: 'durable', point: 2 });
  expect(tracker.status).toBe('saving');

  tracker.synced();
  expect(asked).toEqual([1, 2, 3]);
  tracker.received({ kind: 'durable', point: 3 });
  expect(tracker.status).toBe('saved');
});

test('work written offline is saving as soon as there is a connection', () => {
  const { tracker } = settled();
  tracker.disconnected();

  tracker.changed();
  tracker.connected();

  expect(tracker.status).toBe('saving');
});

test('a server that cannot write is never shown as saved, until it can', () => {
  const { tracker, heard } = settled();

  tracker.received({ kind: 'storage-failed' });
  tracker.changed();
  expect(tracker.status).toBe('not-saved');

  tracker.received({ kind: 'storage-recovered' });
  expect(tracker.status).toBe('saving');
  tracker.received({ kind: 'durable', point: 2 });
  expect(heard).toEqual(['offline', 'saving', 'saved', 'not-saved', 'saving', 'saved']);
});

test('a new connection starts without the old one’s complaint', () => {
  const { tracker } = settled();
  tracker.received({ kind: 'storage-failed' });

  tracker.disconnected();
  tracker.connected();

  expect(tracker.status).toBe('saving');
});
