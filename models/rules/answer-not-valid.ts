import { defineRule } from '../findings/rule.ts';
import { readExampleRecord } from '../readings/example-values.ts';

/** The example of what an external system answers does not fit the answer's fields. */
export const answerNotValid = defineRule({
  id: 'answer-not-valid',
  severity: 'error',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['external-system'] },
  needsDesign: true,
  check: ({ entry: { design } }, { expressions: { types } }) =>
    (design?.operations ?? []).flatMap((operation, index) => {
      const fields = types.bindings(operation.response ?? []);
      const record = { name: 'the answer', fields: () => fields };
      const read = readExampleRecord(operation.example ?? {}, record);
      if (read.ok) return [];
      const { path, message } = read.error;
      return [
        {
          at: ['design', 'operations', index, 'example', ...path],
          message: `The example of what "${operation.name}" answers does not fit at "${path.join('.')}". ${message}`,
        },
      ];
    }),
});
