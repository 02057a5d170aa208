import { z } from 'zod';
import { type MemberAdmittedV2, parseMemberAdmittedV2 } from './member-admitted-v2.js';

/** member.admitted, version 1. Others rely on it: it may gain optional fields, and nothing else. */
export interface MemberAdmittedV1 {
  readonly memberId: string;
  readonly email: string;
}

/** What a consumer may check a message with; fields it does not know pass. */
export const memberAdmittedV1Schema = z.looseObject({ memberId: z.string(), email: z.string() });

/** Throws what zod throws when the message is not one. */
export function parseMemberAdmittedV1(message: unknown): MemberAdmittedV1 {
  return memberAdmittedV1Schema.parse(message);
}

/** Brings a message of this version up to the next one. Throws what zod throws when it is not one. */
export function upcastMemberAdmittedV1(message: unknown): MemberAdmittedV2 {
  return parseMemberAdmittedV2({ ...parseMemberAdmittedV1(message), branch: 'main' });
}
