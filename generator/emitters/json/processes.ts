import { type Emission, platform, toFile } from '../../printing/emission.ts';
import { printDoc } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { importZod, printJsonProperties } from './fields.ts';

const path = 'src/json/processes.ts';

/** `src/json/processes.ts`: what process managers remember, as it is kept. */
export function emitProcesses(emission: Emission): readonly GeneratedFile[] {
  const states = emission.context.reactions.policies.flatMap(({ state, words }) =>
    state ? [{ state, words }] : [],
  );
  if (states.length === 0) {
    return [];
  }
  const source = createSource(path);
  importZod(source, 'zod');
  const scope = { emission, source, side: 'kept' } as const;
  for (const { state, words } of states) {
    const record = source.value(platform(emission, 'recordOf'));
    source.add(
      `${printDoc(`What "${words}" remembers, as it is stored.`)}export const ${state.record.symbol} = ${record}<${source.type(state.type)}>(z.object({ ${printJsonProperties(scope, state.fields)} }));`,
    );
  }
  return [toFile(emission, path, source)];
}
