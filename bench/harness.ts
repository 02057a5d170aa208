/** One measured number. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What DESIGN wants to reach, in words with the same unit: `<= 150`. */
  readonly goal?: string;
}

/** What one benchmark has measured. Benchmarks are no tests: nothing fails for being slow. */
export interface BenchReport {
  readonly name: string;
  readonly figures: readonly Figure[];
}

/** Prints a report as a table for people and as one line of JSON for programs. */
export function printReport(report: BenchReport): void {
  const rows = report.figures.map(({ what, value, unit, goal = '' }) => [
    what,
    `${round(value)} ${unit}`,
    goal,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${report.name}`);
  for (const [what = '', value = '', goal = ''] of rows) {
    const wanted = goal === '' ? '' : `   goal ${goal}`;
    console.log(`  ${what.padEnd(widths[0] ?? 0)}   ${value.padStart(widths[1] ?? 0)}${wanted}`);
  }
  console.log(JSON.stringify(report));
}

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function round(value: number): string {
  if (Math.abs(value) < 10 && !Number.isInteger(value)) return value.toFixed(2);
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
