import type { Heard, OutboxMessage } from '@sample/kernel';
import { upcastMemberAdmittedV1 } from '@sample/membership-published';
import { json, messageReader } from '@sample/platform';
import { z } from 'zod';
import type { MemberId } from '../../domain/ids.js';

/**
 * "Member Admitted" as Membership publishes it (member.admitted), in the words of Lending.
 *
 * Their "Email" is "Address" here: as it is.
 */
export interface MemberAdmitted {
  readonly memberId: MemberId;
  readonly email: string;
  readonly branch: string;
}

/** Reads member.admitted, up to version 2. */
export const readMemberAdmitted: (message: OutboxMessage) => Heard<MemberAdmitted> = messageReader({
  name: 'member.admitted',
  version: 2,
  schema: z.object({ memberId: json.id<MemberId>(), email: z.string(), branch: z.string() }),
  upcasts: { 1: upcastMemberAdmittedV1 },
});
