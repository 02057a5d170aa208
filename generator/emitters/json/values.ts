import { inFile } from '../../names/places.ts';
import type { ValueShape } from '../../plan/fields.ts';
import { type Emission, platform, toFile } from '../../printing/emission.ts';
import { printDoc } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { importZod, inOrderOfUse, printJsonProperties, VALUES_JSON_FILE, valueJsonPlace } from './fields.ts';

/** `src/json/values.ts`: every value object as JSON, and as clients send it. */
export function emitJsonValues(emission: Emission): readonly GeneratedFile[] {
  const values = inOrderOfUse<ValueShape>(emission.context.values, partsOf);
  if (values.length === 0) {
    return [];
  }
  const source = createSource(VALUES_JSON_FILE);
  importZod(source, 'zod');
  const later = new Set(values.map(({ file }) => file));
  for (const value of values) {
    const { words } = value.name;
    const create = source.value(inFile(value.file, `create${value.name.pascal}`));
    const json = source.value(platform(emission, 'json'));
    const kept = printJsonProperties({ emission, source, side: 'kept', later }, value.fields);
    const sent = printJsonProperties(
      { emission, source, side: 'sent', later, documentOnly: true },
      value.fields,
    );
    source.add(
      `${printDoc(`${words} as it is stored and shown.`)}export const ${valueJsonPlace(value, 'kept').symbol} = z.object({ ${kept} });`,
      `${printDoc(`${words} as clients send it. It is refused when it breaks a rule.`)}export const ${valueJsonPlace(value, 'sent').symbol} = ${json}.value(z.strictObject({ ${sent} }), ${create});`,
    );
    later.delete(value.file);
  }
  return [toFile(emission, VALUES_JSON_FILE, source)];
}

function partsOf({ fields }: ValueShape): readonly ValueShape[] {
  return fields.flatMap(({ type }) => (type.kind === 'value' ? [type.value] : []));
}
