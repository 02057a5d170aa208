import { integerJson, valueJson } from '@sample/platform';
import { z } from 'zod';
import { createLoanPeriod } from '../domain/values/loan-period.js';

export const loanPeriodJson = valueJson(
  z.strictObject({
    days: integerJson(),
  }),
  createLoanPeriod,
);
