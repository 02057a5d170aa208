import type { RemoteAnswer } from './remote-answer.js';

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
  /** By their names. */
  readonly operations: ReadonlyMap<string, FakeOperation>;
  /** Adds operations: a context knows those alone that it asks for. */
  learn(operations: ReadonlyMap<string, FakeOperation>): void;
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
  const known = new Map(Object.entries(operations));
  const calls: FakeCall[] = [];
  const given = new Map<string, RemoteAnswer>();
  const next = new Map<string, RemoteAnswer[]>();

  return {
    name,
    operations: known,
    learn(more) {
      for (const [operation, about] of more) known.set(operation, about);
    },
    answer(call) {
      const about = known.get(call.operation);
      if (about === undefined) return { status: 404, body: { code: 'no-such-operation' } };
      const key = `${call.operation} ${call.idempotencyKey}`;
      const earlier = given.get(key);
      if (earlier !== undefined) return earlier;
      calls.push(call);
      const answer = next.get(call.operation)?.shift() ?? { status: 200, body: about.answer };
      if (answer.status < 300) given.set(key, answer);
      return answer;
    },
    answerNext(operation, { error, answer }) {
      const about = known.get(operation);
      if (about === undefined || (error === undefined && answer === undefined)) return false;
      if (error !== undefined && !about.errors.includes(error)) return false;
      const told =
        error === undefined ? { status: 200, body: answer } : { status: 422, body: { code: error } };
      next.set(operation, [...(next.get(operation) ?? []), told]);
      return true;
    },
    calls: () => calls,
  };
}
