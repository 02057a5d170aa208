import { jsonText, TryAgainLater } from '@sample/kernel';
import type { Remote } from './remote.js';

const timeoutMs = 10_000;
const maxAnswerBytes = 1_000_000;

export interface HttpRemoteOptions {
  readonly name: string;
  readonly url: string;
  /** Sent as a bearer token, never logged. Default: none. */
  readonly token?: string | undefined;
}

/** An external system over HTTP: every operation is a POST below its address. */
export function createHttpRemote({ name, url, token }: HttpRemoteOptions): Remote {
  const base = url.replace(/\/+$/, '');
  return {
    async ask(operation, body, { correlationId, idempotencyKey, traceparent }) {
      const response = await fetch(`${base}/${operation}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': idempotencyKey,
          'x-correlation-id': correlationId,
          ...(traceparent !== undefined && { traceparent }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: jsonText(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((cause: unknown) => {
        throw new TryAgainLater(`${name} cannot be reached.`, { cause });
      });
      if (response.status >= 500 || response.status === 429) {
        throw new TryAgainLater(`${name} is out of order (${response.status}).`);
      }
      return { status: response.status, body: await readJson(name, response) };
    },
  };
}

async function readJson(name: string, response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.length;
      if (bytes > maxAnswerBytes)
        throw new TryAgainLater(`${name} answers with more than ${maxAnswerBytes} bytes.`);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof TryAgainLater) throw cause;
    throw new TryAgainLater(`${name} broke off its answer.`, { cause });
  }
  try {
    return bytes === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    throw new TryAgainLater(`${name} answers with something that is not JSON.`, { cause });
  }
}
