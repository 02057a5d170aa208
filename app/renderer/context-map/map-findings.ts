import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { contextMapDownstreamPatternUpstream } from '#models/rules/context-map-downstream-pattern-upstream.ts';
import { contextMapDuplicateRelationship } from '#models/rules/context-map-duplicate-relationship.ts';
import { contextMapLayerAndConformist } from '#models/rules/context-map-layer-and-conformist.ts';
import { contextMapLayerInCustomerSupplier } from '#models/rules/context-map-layer-in-customer-supplier.ts';
import { contextMapPatternInCustomerSupplier } from '#models/rules/context-map-pattern-in-customer-supplier.ts';
import { contextMapPatternOnSymmetric } from '#models/rules/context-map-pattern-on-symmetric.ts';
import { contextMapRelationshipToItself } from '#models/rules/context-map-relationship-to-itself.ts';
import { contextMapRelationshipToNothing } from '#models/rules/context-map-relationship-to-nothing.ts';
import { contextMapUpstreamPatternDownstream } from '#models/rules/context-map-upstream-pattern-downstream.ts';

const rules = [
  contextMapRelationshipToNothing,
  contextMapRelationshipToItself,
  contextMapUpstreamPatternDownstream,
  contextMapDownstreamPatternUpstream,
  contextMapPatternOnSymmetric,
  contextMapPatternInCustomerSupplier,
  contextMapLayerAndConformist,
  contextMapLayerInCustomerSupplier,
  contextMapDuplicateRelationship,
];

/** What is not legal or doubtful on the context map, worst first. */
export function mapFindings(model: Model): readonly Finding[] {
  const findings = rules.flatMap((rule) => rule.check(model));
  return [
    ...findings.filter(({ severity }) => severity === 'error'),
    ...findings.filter(({ severity }) => severity !== 'error'),
  ];
}

/** The findings about one relationship. */
export function findingsAbout(findings: readonly Finding[], id: string): readonly Finding[] {
  return findings.filter(({ subject }) => subject?.section === 'relationships' && subject.id === id);
}
