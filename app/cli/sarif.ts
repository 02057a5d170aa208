import { isAbsolute, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprintOf } from '#models/findings/fingerprint.ts';
import { CODE_GUARDS } from '#models/findings/guards-code.ts';
import { RULES } from '#models/lint/catalog.ts';
import { type DismissedFinding, SETTING_FINDINGS, type TeamFindings } from '#models/lint/judge-findings.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import type { RuleSetting } from '#models/metamodel/rule-setting.ts';
import type { Severity } from '#models/metamodel/severity.ts';
import { regionsIn } from './region.ts';
import { readRulePage } from './rule-pages.ts';
import { readVersion } from './version.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** Paths in a log are relative to this folder: the one in which Stormwright was started. */
const baseId = '%SRCROOT%';

export interface LintedFile extends TeamFindings {
  /** As it was given on the command line. */
  readonly file: string;
  readonly text: string;
  readonly model: Model;
}

/** Findings as a SARIF 2.1.0 log, the form that code hosts show beside a change. */
export function toSarif(linted: LintedFile, workingFolder: string = process.cwd()): object {
  const { findings, dismissed, model } = linted;
  const rules = describeRules([...findings, ...dismissed]);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const artifact = locate(linted.file, workingFolder);
  const regionOf = regionsIn(linted.text);
  const toResult = (finding: Finding | DismissedFinding) => {
    const fingerprint = fingerprintOf(model, finding);
    return {
      ruleId: finding.rule,
      ruleIndex: indexes.get(finding.rule),
      level: levels[finding.severity],
      message: { text: finding.message },
      locations: [
        {
          physicalLocation: { artifactLocation: artifact, region: regionOf(finding) },
          logicalLocations: [{ fullyQualifiedName: finding.path.join('.') }],
        },
      ],
      ...(fingerprint && { partialFingerprints: { 'stormwright/v1': fingerprint } }),
      suppressions: 'dismissal' in finding ? [describeDismissal(finding)] : [],
    };
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'stormwright', semanticVersion: readVersion(), rules } },
        invocations: [
          { executionSuccessful: true, ruleConfigurationOverrides: describeSettings(model, indexes) },
        ],
        originalUriBaseIds: { [baseId]: { description: { text: 'The folder in which lint was started.' } } },
        artifacts: [{ location: artifact, sourceLanguage: 'json' }],
        columnKind: 'utf16CodeUnits',
        results: [...findings, ...dismissed].map(toResult),
      },
    ],
  };
}

/** All rules of the catalog, and the findings that do not come from a rule. */
function describeRules(findings: readonly Finding[]) {
  const known = new Map<string, Severity>(RULES.map(({ id, severity }) => [id, severity]));
  for (const { id, severity } of Object.values(SETTING_FINDINGS)) known.set(id, severity);
  for (const { rule, severity } of findings) if (!known.has(rule)) known.set(rule, severity);
  return [...known].map(([id, severity]) => {
    const page = readRulePage(id);
    return {
      id,
      ...(page && {
        shortDescription: { text: page.what },
        help: { text: page.advice, markdown: page.markdown },
      }),
      defaultConfiguration: { level: levels[severity] },
      properties: { locked: CODE_GUARDS.has(id) },
    };
  });
}

/** The levels that the team has set. Settings without an effect are left out. */
function describeSettings(model: Model, indexes: ReadonlyMap<string, number>) {
  return Object.entries<RuleSetting>(model.rules).flatMap(([id, setting]) => {
    const index = indexes.get(id);
    if (index === undefined || CODE_GUARDS.has(id)) return [];
    const configuration = setting === 'off' ? { enabled: false } : { level: levels[setting] };
    return [{ descriptor: { id, index }, configuration }];
  });
}

function describeDismissal({ dismissal: { reason, by } }: DismissedFinding) {
  return { kind: 'inSource', status: 'accepted', justification: reason, properties: { by } };
}

/** A file outside of the working folder gets an absolute address: a log must not lead out of the folder by a relative one. */
function locate(file: string, workingFolder: string) {
  const path = relative(workingFolder, file);
  const isInside = path !== '' && !isAbsolute(path) && path.split(sep)[0] !== '..';
  if (!isInside) return { uri: pathToFileURL(file).href };
  return { uri: path.split(sep).map(encodeURIComponent).join('/'), uriBaseId: baseId };
}
