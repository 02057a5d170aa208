import { expect, test } from 'vitest';
import { judgeConnection } from '#app/renderer/board/gestures/connection.ts';
import { toId } from '#models/metamodel/ids.ts';

const command = { id: 'place', kind: 'command' } as const;
const actor = { id: 'customer', kind: 'actor' } as const;
const event = { id: 'placed', kind: 'event' } as const;
const issued = { type: 'issues', from: toId<'element'>('customer'), to: toId<'element'>('place') } as const;

test('the direction is the meaning, not the gesture', () => {
  const expected = { possible: true, type: 'issues', from: 'customer', to: 'place' };

  expect(judgeConnection(actor, command, [])).toEqual(expected);
  expect(judgeConnection(command, actor, [])).toEqual(expected);
});

test('says why two stickies cannot be joined', () => {
  expect(judgeConnection(command, event, [])).toEqual({ possible: false, reason: 'never' });
  expect(judgeConnection(command, command, [])).toEqual({ possible: false, reason: 'same' });
  expect(judgeConnection(command, actor, [issued])).toEqual({ possible: false, reason: 'already' });
});
