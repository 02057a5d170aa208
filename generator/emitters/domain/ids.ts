import { type Emission, kernel, toFile } from '../../printing/emission.ts';
import { IDS_FILE } from '../../printing/field-types.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';

/** `src/domain/ids.ts`: every id type of the context and its maker. */
export function emitDomainIds(emission: Emission): readonly GeneratedFile[] {
  const { ids } = emission.context;
  if (ids.length === 0) {
    return [];
  }
  const source = createSource(IDS_FILE);
  const brand = source.type(kernel(emission, 'Brand'));
  for (const { name } of ids) {
    source.add(
      `export type ${name.pascal} = ${brand}<string, '${name.pascal}'>;`,
      `export function ${name.camel}(text: string): ${name.pascal} { return text as ${name.pascal}; }`,
    );
  }
  return [toFile(emission, IDS_FILE, source)];
}
