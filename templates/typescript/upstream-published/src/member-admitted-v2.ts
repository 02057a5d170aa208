import { z } from 'zod';

/** member.admitted, version 2. Others rely on it: it may gain optional fields, and nothing else. */
export interface MemberAdmittedV2 {
  readonly memberId: string;
  readonly email: string;
  readonly branch: string;
}

/** What a consumer may check a message with; fields it does not know pass. */
export const memberAdmittedV2Schema = z.looseObject({
  memberId: z.string(),
  email: z.string(),
  branch: z.string(),
});

/** Throws what zod throws when the message is not one. */
export function parseMemberAdmittedV2(message: unknown): MemberAdmittedV2 {
  return memberAdmittedV2Schema.parse(message);
}
