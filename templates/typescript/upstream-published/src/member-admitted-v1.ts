import { z } from 'zod';
import { type MemberAdmittedV2, parseMemberAdmittedV2 } from './member-admitted-v2.js';

/**
 * member.admitted, version 1. Other contexts rely on it: optional fields may be added, and nothing
 * else may change.
 */
export interface MemberAdmittedV1 {
  readonly memberId: string;
  readonly email: string;
}

/** The schema that consumers check a message with. Unknown fields are allowed. */
export const memberAdmittedV1Schema = z.looseObject({ memberId: z.string(), email: z.string() });

/** Throws a ZodError when the message does not fit the schema. */
export function parseMemberAdmittedV1(message: unknown): MemberAdmittedV1 {
  return memberAdmittedV1Schema.parse(message);
}

/**
 * Turns a message of this version into one of the next version. Throws a ZodError when it does not
 * fit the schema.
 */
export function upcastMemberAdmittedV1(message: unknown): MemberAdmittedV2 {
  return parseMemberAdmittedV2({ ...parseMemberAdmittedV1(message), branch: 'main' });
}
