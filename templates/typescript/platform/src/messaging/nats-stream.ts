import {
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
} from '@nats-io/jetstream';

export interface NatsStream {
  readonly name: string;
  readonly subject: string;
  /** How many servers of a cluster keep what is published. */
  readonly replicas: number;
}

/**
 * Has a stream keep what is published. One that is there already is taken as it is: its limits are the affair of whoever made it.
 * Throws when it keeps something else.
 */
export async function openNatsStream(
  { streams }: JetStreamManager,
  { name, subject, replicas }: NatsStream,
): Promise<void> {
  const kept = await findSubjects(streams, name);
  if (kept === undefined) {
    await streams.add({
      name,
      subjects: [subject],
      num_replicas: replicas,
      // A message stays until every context that it is for has it.
      retention: RetentionPolicy.Interest,
    });
  } else if (!kept.some((each) => each === subject || each === '>')) {
    throw new Error(`Its stream "${name}" keeps ${kept.join(', ')}, and not ${subject}.`);
  }
}

/** What a stream keeps; undefined where there is none. */
async function findSubjects(
  streams: JetStreamManager['streams'],
  name: string,
): Promise<readonly string[] | undefined> {
  try {
    return (await streams.info(name)).config.subjects ?? [];
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound)
      return undefined;
    throw error;
  }
}
