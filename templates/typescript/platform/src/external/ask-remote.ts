import { type CallOrigin, type DomainError, err, ok, type Result, TryAgainLater } from '@sample/kernel';
import { z } from 'zod';
import type { Remote } from './remote.js';

const problemSchema = z.object({ code: z.string() });

export interface Question<Request, Response, Code extends string> {
  /** The operation in the remote's address: "create-charge". */
  readonly operation: string;
  readonly request: z.core.$ZodType<Request>;
  readonly response: z.core.$ZodType<Response>;
  /** What it may refuse with, and what that means for people. */
  readonly refusals: Readonly<Record<Code, DomainError<Code>>>;
}

/**
 * Asks an external system: our words go out as theirs, their answer comes in as ours. An answer that is neither what was asked
 * for nor a refusal that we know is no answer: it is asked for again later.
 */
export async function askRemote<Request, Response, Code extends string>(
  remote: Remote,
  { operation, request, response, refusals }: Question<Request, Response, Code>,
  asked: Request,
  origin: CallOrigin,
): Promise<Result<Response, DomainError<Code>>> {
  const { status, body } = await remote.ask(operation, z.encode(request, asked), origin);
  if (status >= 200 && status < 300) {
    const read = z.safeDecode(response, body as never);
    if (read.success) return ok(read.data);
    throw new TryAgainLater(`"${operation}" was answered with something else than what was asked for.`);
  }
  const problem = problemSchema.safeParse(body);
  const code = problem.success ? problem.data.code : undefined;
  if (code !== undefined && Object.hasOwn(refusals, code)) return err(refusals[code as Code]);
  throw new TryAgainLater(`"${operation}" was answered with ${status} ${code ?? 'and no reason'}.`);
}
