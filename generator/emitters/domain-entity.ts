import type { EntityPlan } from '../phases/plan/plan.ts';
import { printDoc } from '../phases/print/literals.ts';
import { createSource, type GeneratedFile } from '../phases/print/source.ts';
import { printDerived } from './domain-derived.ts';
import { type Emission, toFile } from './emission.ts';
import { printRecord } from './field-types.ts';

/** `src/domain/cart/cart-item.ts`: a thing inside an aggregate and its derived fields. */
export function emitDomainEntity(emission: Emission, entity: EntityPlan): GeneratedFile {
  const { name } = entity;
  const source = createSource(entity.file);
  source.add(
    `${printDoc(entity.description)}${printRecord(source, emission.project.kernelPackage, name.pascal, entity.fields)}`,
    ...entity.derived.map((derived) => printDerived(source, derived, name.camel, name.pascal)),
  );
  return toFile(emission, entity.file, source);
}
