import { type Binding, primitive } from '../expression/types.ts';

/** What a name stands for when two things claim it. */
export function ambiguous(name: string): Binding {
  return {
    type: primitive('text'),
    unavailable: `More than one thing is called \`${name}\` here. Give one another name.`,
  };
}
