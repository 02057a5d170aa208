import { expect, test } from 'vitest';
import { judgeConnection } from '#models/edits/judge-connection.ts';
import { toId } from '#models/metamodel/ids.ts';

const command = { id: toId<'element'>('place'), kind: 'command' } as const;
const actor = { id: toId<'element'>('customer'), kind: 'actor' } as const;
const event = { id: toId<'element'>('placed'), kind: 'event' } as const;
const policy = { id: toId<'element'>('collect'), kind: 'policy' } as const;
const issued = { type: 'issues', from: actor.id, to: command.id } as const;

test('the direction is the meaning, not the gesture', () => {
  const expected = { ok: true, value: issued };

  expect(judgeConnection(actor, command, [])).toEqual(expected);
  expect(judgeConnection(command, actor, [])).toEqual(expected);
});

test('says by its code why two stickies cannot be joined', () => {
  expect(judgeConnection(command, event, [])).toEqual({
    ok: false,
    error: { code: 'cannot-be-joined', kinds: ['command', 'event'] },
  });
  expect(judgeConnection(command, command, [])).toEqual({ ok: false, error: { code: 'same-element' } });
  expect(judgeConnection(command, actor, [issued])).toEqual({ ok: false, error: { code: 'already-joined' } });
});

test('a relation of another type between the two does not count', () => {
  // The policy was an aggregate when somebody drew this.
  const left = { type: 'emits', from: event.id, to: policy.id } as const;
  const triggers = { type: 'triggers', from: event.id, to: policy.id } as const;

  expect(judgeConnection(event, policy, [left])).toEqual({ ok: true, value: triggers });
  expect(judgeConnection(event, policy, [left, triggers]).ok).toBe(false);
});
