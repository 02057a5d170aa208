import type { Finding } from '#models/metamodel/finding.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Findings as a SARIF 2.1.0 log, the form that code hosts show beside a change. */
export function toSarif(file: string, findings: readonly Finding[]): object {
  const ruleIds = [...new Set(findings.map((finding) => finding.rule))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'stormwright', rules: ruleIds.map((id) => ({ id })) } },
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          level: levels[finding.severity],
          message: { text: finding.message },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: file } },
              logicalLocations: [{ fullyQualifiedName: finding.path.join('.') }],
            },
          ],
        })),
      },
    ],
  };
}
