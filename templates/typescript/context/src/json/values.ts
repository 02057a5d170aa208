import { json } from '@sample/platform';
import { z } from 'zod';
import { createLoanPeriod } from '../domain/values/loan-period.js';

/** Loan Period as it is stored and shown. */
export const loanPeriodJson = z.object({ days: json.integer() });

/** Loan Period as clients send it: taken only when its rules hold. */
export const loanPeriodInput = json.value(z.strictObject({ days: json.integer() }), createLoanPeriod);
