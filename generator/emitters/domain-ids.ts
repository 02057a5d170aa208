import { createSource, type GeneratedFile } from '../phases/print/source.ts';
import { type Emission, kernel, toFile } from './emission.ts';
import { IDS_FILE } from './field-types.ts';

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
