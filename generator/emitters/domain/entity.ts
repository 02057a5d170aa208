import type { EntityPlan } from '../../plan/fields.ts';
import { type Emission, toFile } from '../../printing/emission.ts';
import { printRecord } from '../../printing/field-types.ts';
import { printDoc } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { printDerived } from './derived.ts';

/** `src/domain/cart/cart-item.ts`: a thing inside an aggregate and its derived fields. */
export function emitDomainEntity(emission: Emission, entity: EntityPlan): GeneratedFile {
  const { name } = entity;
  const source = createSource(entity.file);
  source.add(
    `${printDoc(entity.description)}${printRecord(source, emission.project.kernelPackage, name.pascal, entity.fields)}`,
    ...entity.derived.map((derived) => printDerived(emission, source, derived, name.camel, name.pascal)),
  );
  return toFile(emission, entity.file, source);
}
