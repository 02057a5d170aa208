import { toIdentifier } from '#models/expression/identifier.ts';
import type { Dice } from './arbitrary-command.ts';
import { arbitraryField, type FieldJson, fieldMaker } from './arbitrary-fields.ts';
import { loadedText } from './hostile-model.ts';

export type Plain = Record<string, unknown>;

/** What is known of an event while the board is made. */
export interface MadeEvent {
  readonly id: string;
  readonly payload: readonly FieldJson[];
  readonly published: boolean;
}

/** What is known of a command while the board is made. */
export interface MadeCommand {
  readonly id: string;
  readonly parameters: readonly FieldJson[];
  /** What it may lead to. */
  readonly events: readonly string[];
  /** Parameters that it has without saying so: the ids of what it changes and reads. */
  readonly implied: readonly FieldJson[];
}

/** What is known of an aggregate while the board is made. */
export interface Made {
  readonly id: string;
  readonly name: string;
  readonly context: string;
  readonly fields: readonly FieldJson[];
  readonly events: MadeEvent[];
  readonly commands: MadeCommand[];
}

/** A board while it is made: what stands on it, and the dice and the words for what comes next. */
export class BoardDraft {
  readonly elements: Record<string, Plain> = {};
  readonly relations: Record<string, Plain> = {};
  readonly values: Record<string, Plain> = {};
  readonly made: Made[] = [];
  /** The external systems with their operations. */
  readonly systems: { readonly id: string; readonly operations: readonly OperationJson[] }[] = [];
  dice: Dice;
  private readonly hostility: number;
  private count = 0;

  constructor(dice: Dice, naming: 'any' | 'plain') {
    this.dice = dice;
    const hostility = [0, 0, 3, 10][dice(4)] ?? 0;
    this.hostility = naming === 'plain' ? 0 : hostility;
  }

  /** Does it have names that nobody should give? */
  get isHostile(): boolean {
    return this.hostility > 0;
  }

  fields(least: number, most: number, valueObjects: readonly string[]): readonly FieldJson[] {
    const maker = fieldMaker(this.dice, (base) => this.words(base), valueObjects);
    return this.times(least, most, () => arbitraryField(maker)).filter(
      ({ name }, index, all) => all.findIndex((other) => sameName(other.name, name)) === index,
    );
  }

  relate(type: string, from: string, to: string): void {
    this.relations[`relation-${this.next()}`] = { type, from, to };
  }

  /** Nearly always a fresh name; on hostile boards often one that nobody should give. */
  words(base: string): string {
    const count = this.next();
    return this.dice(10) < this.hostility ? loadedText(this.dice) : `${base} ${numberWord(count)}`;
  }

  /** A number that was not given before. */
  next(): number {
    this.count += 1;
    return this.count;
  }

  times<Item>(least: number, most: number, make: (index: number) => Item): Item[] {
    return Array.from({ length: least + this.dice(most - least + 1) }, (_, index) => make(index));
  }

  /** One time in `outOf`. */
  chance(outOf: number): boolean {
    return this.dice(outOf) === 0;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.dice(items.length)] as Item;
  }
}

/** An operation of an external system as it stands in a board file. */
export interface OperationJson {
  readonly name: string;
  readonly request: readonly FieldJson[];
  readonly response: readonly FieldJson[];
  readonly errors: readonly string[];
}

export function sameName(one: string, other: string): boolean {
  return toIdentifier(one) === toIdentifier(other);
}

/** 27 as "ba": letters, because digits at the end of a word become part of it. */
function numberWord(count: number): string {
  return count === 0 ? '' : `${numberWord(Math.floor(count / 26))}${String.fromCharCode(97 + (count % 26))}`;
}
