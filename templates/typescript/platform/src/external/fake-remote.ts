import type { RemoteAnswer } from './remote.js';

/** What a faked operation answers when nobody has said otherwise, and the errors it knows. */
export interface FakeOperation {
  readonly answer: unknown;
  readonly errors: readonly string[];
}

/** A question that a fake was asked. */
export interface FakeCall {
  readonly operation: string;
  readonly idempotencyKey: string;
  readonly body: unknown;
}

/** An external system that is not there: it speaks as the real one does and can be told what to say next. */
export interface FakeRemote {
  readonly name: string;
  /** What it is asked, and the errors that each of these knows. */
  readonly operations: Readonly<Record<string, readonly string[]>>;
  /** A good answer is given again under the same key, and is not another call; a refusal may turn into one. */
  answer(call: FakeCall): RemoteAnswer;
  /** Says what the operation answers the next time: one of its errors, or other data. False: it knows no such thing, or is told nothing. */
  answerNext(
    operation: string,
    next: { readonly error?: string | undefined; readonly answer?: unknown },
  ): boolean;
  calls(): readonly FakeCall[];
}

export function createFakeRemote(
  name: string,
  operations: Readonly<Record<string, FakeOperation>>,
): FakeRemote {
  const calls: FakeCall[] = [];
  const given = new Map<string, RemoteAnswer>();
  const next = new Map<string, RemoteAnswer[]>();
  const find = (operation: string) =>
    Object.hasOwn(operations, operation) ? operations[operation] : undefined;

  return {
    name,
    operations: Object.fromEntries(Object.entries(operations).map(([each, { errors }]) => [each, errors])),
    answer(call) {
      const known = find(call.operation);
      if (known === undefined) return { status: 404, body: { code: 'no-such-operation' } };
      const key = `${call.operation} ${call.idempotencyKey}`;
      const earlier = given.get(key);
      if (earlier !== undefined) return earlier;
      calls.push(call);
      const answer = next.get(call.operation)?.shift() ?? { status: 200, body: known.answer };
      if (answer.status < 300) given.set(key, answer);
      return answer;
    },
    answerNext(operation, { error, answer }) {
      const known = find(operation);
      if (known === undefined || (error === undefined && answer === undefined)) return false;
      if (error !== undefined && !known.errors.includes(error)) return false;
      const told =
        error === undefined ? { status: 200, body: answer } : { status: 422, body: { code: error } };
      next.set(operation, [...(next.get(operation) ?? []), told]);
      return true;
    },
    calls: () => calls,
  };
}
