import {
  type Attributes,
  context,
  isSpanContextValid,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

export { SpanKind };

export interface SpanOptions {
  readonly kind?: SpanKind;
  /** The trace it goes on with, in the form of https://www.w3.org/TR/trace-context/. Default: the one that is active, or a new one. */
  readonly parent?: string | undefined;
  readonly attributes?: Attributes;
}

/**
 * Does `work` as a span of OpenTelemetry, which is nothing at all until the process has registered an SDK. `work` is told under
 * which trace the things it leads to go on: its own span, or the trace it was given, if that is one.
 */
export async function inSpan<Value>(
  name: string,
  { kind = SpanKind.INTERNAL, parent, attributes = {} }: SpanOptions,
  work: (traceparent: string | undefined) => Promise<Value>,
): Promise<Value> {
  const remote = parseTraceparent(parent);
  const from = remote === undefined ? context.active() : trace.setSpanContext(context.active(), remote);
  return trace
    .getTracer('@sample/platform')
    .startActiveSpan(name, { kind, attributes }, from, async (span) => {
      try {
        return await work(toTraceparent(span.spanContext()) ?? (remote && parent));
      } catch (error) {
        span.recordException(error instanceof Error ? error : String(error));
        span.setStatus({ code: SpanStatusCode.ERROR });
        throw error;
      } finally {
        span.end();
      }
    });
}

/** Is it the name of a trace? What a client or a broker brings may be any text. */
export function isTraceparent(text: string): boolean {
  return parseTraceparent(text) !== undefined;
}

function parseTraceparent(text: string | undefined): SpanContext | undefined {
  const [, traceId = '', spanId = '', flags = ''] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(text ?? '') ?? [];
  const span = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(span) ? span : undefined;
}

function toTraceparent(span: SpanContext): string | undefined {
  if (!isSpanContextValid(span)) return undefined;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}
