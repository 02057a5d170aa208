import { toIdentifier } from '#models/expression/identifier.ts';
import { toKebab } from '../../../names/name-registry.ts';
import { toOneLine } from '../../../names/one-line.ts';
import type { ErrorPlan } from '../../../plan/refusals.ts';

/** The refusals of one aggregate or value object while they are collected: one name, one refusal. */
export interface ErrorCatalog {
  readonly claim: (words: string, kind: ErrorPlan['kind']) => ErrorPlan;
  readonly find: (words: string) => ErrorPlan | undefined;
  /** In the order of their first use. */
  readonly all: () => ErrorPlan[];
}

const maxCodeLength = 80;

export function createErrorCatalog(): ErrorCatalog {
  const errors = new Map<string, ErrorPlan>();
  const codes = new Set<string>();
  return {
    claim(words, kind) {
      const key = toIdentifier(words);
      const known = errors.get(key);
      if (known !== undefined) {
        return known;
      }
      const error = { code: claimCode(codes, key), words: toOneLine(words) || 'Refused', kind };
      errors.set(key, error);
      return error;
    },
    find: (words) => errors.get(toIdentifier(words)),
    all: () => [...errors.values()],
  };
}

function claimCode(taken: Set<string>, identifier: string): string {
  const plain =
    Array.from(toKebab(identifier)).slice(0, maxCodeLength).join('').replace(/^_/, '') || 'refused';
  let code = plain;
  for (let number = 2; taken.has(code); number += 1) {
    code = `${plain}-${number}`;
  }
  taken.add(code);
  return code;
}
