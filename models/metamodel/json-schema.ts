import { z } from 'zod';
import { BOARD_FORMAT, BOARD_FORMAT_VERSION } from './board-file.ts';
import { idSchema } from './ids.ts';
import type { PlainObject } from './json.ts';
import { boardHeadSchema, elementSchema, SECTION_NAMES, SECTIONS } from './model.ts';
import { openObject } from './open-object.ts';
import { ENTRY_NAMES } from './parse-model.ts';

/**
 * The JSON Schema (2020-12) of board files, for editors and for programs that write boards. It says what
 * `readBoardFile` takes: an element may come without `at`, unknown keys are welcome. A file that fits it may still
 * refer to things that are not there; findings name those.
 */
export function boardFileJsonSchema(): PlainObject {
  const sections = SECTION_NAMES.map((section) => {
    const entries = z.record(idSchema(), SECTIONS[section]).optional();
    return [section, entries.meta({ description: `Each ${ENTRY_NAMES[section]} under its id.` })] as const;
  });
  const file = openObject({
    format: z.literal(BOARD_FORMAT),
    version: z.literal(BOARD_FORMAT_VERSION),
    ...boardHeadSchema.shape,
    ...Object.fromEntries(sections),
  }).meta({
    title: 'Stormwright board',
    description: 'An EventStorming board with its contexts, glossary, design and scenarios.',
  });
  return z.toJSONSchema(file, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      // A board written by hand may leave it to the reader where an element stands.
      if (elementSchemas.has(zodSchema) && jsonSchema.required !== undefined) {
        jsonSchema.required = jsonSchema.required.filter((key) => key !== 'at');
      }
    },
  });
}

const elementSchemas: ReadonlySet<unknown> = new Set(elementSchema.options);
