import { json } from '@sample/platform';
import { z } from 'zod';
import { createLoanPeriod } from '../domain/values/loan-period.js';

/** Loan Period as it is stored and shown. */
export const loanPeriodJson = z.object({ days: json.integer() });

/** Loan Period as clients send it. It is refused when it breaks a rule. */
export const loanPeriodInput = json.value(z.strictObject({ days: json.integer() }), createLoanPeriod);
