import { boardFileJsonSchema } from '#models/metamodel/json-schema.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type Output, toJson } from '../output.ts';

/** Prints the JSON Schema of board files. */
export function printSchema(output: Output): ExitCode {
  output.result(toJson(boardFileJsonSchema()));
  return EXIT.fine;
}
