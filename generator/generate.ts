import type { Model } from '#models/metamodel/model.ts';
import { err, ok, type Result } from '#models/result.ts';
import { inspectTarget } from './output/target-folder.ts';
import type { LeftOut } from './phases/check/left-out.ts';
import type { StoredNames } from './phases/plan/names/stored-names.ts';
import { printCode } from './print-code.ts';
import type { PrintedQuestion } from './printing/open-questions.ts';
import { cancelled, type GenerationRefusal, toDiskRefusal } from './refusal.ts';
import { loadTemplates } from './templates.ts';
import { type ChangePlan, writeCode } from './write-code.ts';

export type GenerationStep = 'check' | 'plan' | 'print' | 'verify' | 'write';

export interface GenerationRequest {
  readonly model: Model;
  /** Names or ids of the contexts to generate, whatever their case. Default: all that have something to generate. */
  readonly contexts?: readonly string[] | undefined;
  /** Absolute. Made when it is missing. */
  readonly outputFolder: string;
  /** Leaves out what has errors and what needs it, and generates the rest. Default: false. */
  readonly force?: boolean | undefined;
  /** Everything but the last step: the report says what would happen. Default: false. */
  readonly dryRun?: boolean | undefined;
  /** This process generates again soon: TypeScript stays in memory for a minute, and checks only what changed. Default: false. */
  readonly keepWarm?: boolean | undefined;
  /** Called when a step begins. */
  readonly onProgress?: ((step: GenerationStep) => void) | undefined;
  /** Aborting before the last step ends the generation with the refusal `cancelled`; the last step is never interrupted. */
  readonly signal?: AbortSignal | undefined;
}

/** What was done, or with `dryRun` what would be. Paths are below the output folder. */
export interface GenerationReport extends ChangePlan {
  readonly outputFolder: string;
  readonly dryRun: boolean;
  /** The names of the generated contexts. */
  readonly contexts: readonly string[];
  /** How many journeys `npm run demo` tells. */
  readonly journeys: number;
  /** What the board does not say yet; the code runs without it. */
  readonly openQuestions: readonly PrintedQuestion[];
  /** With `force`: what no code was made of, and why. Of contexts that were not chosen it is not told. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Writes the code of a model into a folder: all of it or nothing. The folder is new, empty, or holds code of an earlier
 * generation that nobody has edited. Throws only for bugs.
 */
export async function generate(
  request: GenerationRequest,
): Promise<Result<GenerationReport, GenerationRefusal>> {
  const { outputFolder, signal } = request;
  try {
    const stored = await readStoredNames(outputFolder);
    const printed = printCode({ ...request, stored, templates: loadTemplates() });
    if (!printed.ok) {
      return printed;
    }
    const { files, verification, contexts, journeys, openQuestions, leftOut, notChosen } = printed.value;
    const written = await writeCode({
      folder: outputFolder,
      board: request.model.id,
      contexts,
      notChosen,
      stored: printed.value.stored,
      files,
      verification,
      dryRun: request.dryRun ?? false,
      keepWarm: request.keepWarm ?? false,
      onStep: (step) => request.onProgress?.(step),
      signal,
    });
    if (!written.ok) {
      return written;
    }
    return ok({
      ...written.value,
      outputFolder,
      dryRun: request.dryRun ?? false,
      contexts,
      journeys,
      openQuestions,
      leftOut,
    });
  } catch (error) {
    return signal?.aborted ? err(cancelled()) : err(toDiskRefusal(error, outputFolder));
  }
}

/** Of the code that is there already; a folder that may not be written to is refused later. */
async function readStoredNames(folder: string): Promise<StoredNames | undefined> {
  const target = await inspectTarget(folder);
  return target.ok && target.value.state === 'ours' ? target.value.manifest.stored : undefined;
}
