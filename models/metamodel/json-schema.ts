import { z } from 'zod';
import { BOARD_FORMAT, BOARD_FORMAT_VERSION } from './board-file.ts';
import { ID_FORM, ID_PATTERN } from './ids.ts';
import { isPlainObject, type PlainObject } from './json.ts';
import { boardHeadSchema, SECTION_NAMES, SECTIONS } from './model.ts';
import { ENTRY_NAMES } from './parse-model.ts';

/**
 * The JSON Schema (2020-12) of board files, for editors and for programs that write boards. It says what
 * `readBoardFile` takes: an element may come without `at`, unknown keys are welcome. A file that fits it may still
 * refer to things that are not there; findings name those.
 */
export function boardFileJsonSchema(): PlainObject {
  const sections = Object.fromEntries(
    SECTION_NAMES.map((section) => [
      section,
      {
        description: `Each ${ENTRY_NAMES[section]} under its id.`,
        type: 'object',
        propertyNames: { pattern: ID_PATTERN, description: ID_FORM },
        additionalProperties: schemaOf(section),
      },
    ]),
  );
  const head = toJsonSchema(boardHeadSchema);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Stormwright board',
    description: 'An EventStorming board with its contexts, glossary, design and scenarios.',
    type: 'object',
    properties: {
      format: { const: BOARD_FORMAT },
      version: { const: BOARD_FORMAT_VERSION },
      ...(isPlainObject(head.properties) ? head.properties : {}),
      ...sections,
    },
    required: ['format', 'version', 'id', 'name'],
  };
}

function schemaOf(section: (typeof SECTION_NAMES)[number]): PlainObject {
  const schema = toJsonSchema(SECTIONS[section]);
  return section === 'elements' && Array.isArray(schema.oneOf)
    ? { ...schema, oneOf: schema.oneOf.map(withOptionalPlace) }
    : schema;
}

/** A board written by hand may leave it to the reader where an element stands. */
function withOptionalPlace(element: PlainObject): PlainObject {
  const required = Array.isArray(element.required) ? element.required.filter((key) => key !== 'at') : [];
  return { ...element, required };
}

function toJsonSchema(schema: z.ZodType): PlainObject {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', reused: 'inline' });
  return json;
}
