import { toIdentifier } from '../expression/identifier.ts';
import { nameInMessage } from '../findings/name-in-message.ts';
import { defineRule } from '../findings/rule.ts';

/** A process has a place for something that none of its reactions ever remembers. */
export const stateWithoutSource = defineRule({
  id: 'state-without-source',
  severity: 'warning',
  level: 'design',
  speed: 'slow',
  visits: { elements: ['policy'] },
  needsDesign: true,
  check: ({ id, entry: { design } }, { model }) => {
    const { state = [], reactions = [], mode } = design ?? {};
    if (mode === 'manual') return [];
    const remembered = new Set(
      reactions.flatMap(({ remember = {} }) => Object.keys(remember).map(toIdentifier)),
    );
    return state.flatMap(({ name }, index) => {
      if (remembered.has(toIdentifier(name))) return [];
      const message = `${nameInMessage(model, id)} never remembers "${name}", because nothing sets it. Set it in a reaction, or remove it.`;
      return [{ at: ['design', 'state', index], message }];
    });
  },
});
