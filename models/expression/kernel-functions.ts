/** The functions of the generated kernel that printed expressions call. */
export const KERNEL_FUNCTIONS = [
  'addDuration',
  'addMoney',
  'compareMoney',
  'containsEqual',
  'days',
  'divide',
  'durationBetween',
  'finiteNumber',
  'hours',
  'isEqual',
  'isSameMoney',
  'minutes',
  'money',
  'multiplyMoney',
  'percentOf',
  'remainder',
  'safeInteger',
  'subtractDuration',
  'subtractMoney',
  'sum',
  'sumMoney',
  'textLength',
  'toDecimalText',
] as const;

export type KernelFunction = (typeof KERNEL_FUNCTIONS)[number];

export function isKernelFunction(text: string): text is KernelFunction {
  return (KERNEL_FUNCTIONS as readonly string[]).includes(text);
}
