import { z } from 'zod';

/**
 * member.admitted, version 2. Other contexts rely on it: optional fields may be added, and nothing
 * else may change.
 */
export interface MemberAdmittedV2 {
  readonly memberId: string;
  readonly email: string;
  readonly branch: string;
}

/** The schema that consumers check a message with. Unknown fields are allowed. */
export const memberAdmittedV2Schema = z.looseObject({
  memberId: z.string(),
  email: z.string(),
  branch: z.string(),
});

/** Throws a ZodError when the message does not fit the schema. */
export function parseMemberAdmittedV2(message: unknown): MemberAdmittedV2 {
  return memberAdmittedV2Schema.parse(message);
}
