import type { AggregatePlan, ContextPlan, ErrorPlan, Place, ProjectPlan } from '../phases/plan/plan.ts';
import type { GeneratedFile, Source } from '../phases/print/source.ts';
import { inFile, inPackage } from '../phases/print/source.ts';

/** What every emitter of a context's file is told. */
export interface Emission {
  readonly project: ProjectPlan;
  readonly context: ContextPlan;
}

/** The generated file of a finished source; `path` is its place below the context's package. */
export function toFile(
  { context }: Emission,
  path: string,
  source: Source,
  elements: GeneratedFile['elements'] = [],
): GeneratedFile {
  return { path: `${context.folder}/${path}`, text: source.print(), elements, ownership: 'whole' };
}

export function kernel({ project }: Emission, symbol: string): Place {
  return inPackage(project.kernelPackage, symbol);
}

/** Where the parts of one aggregate's domain stand. */
export function placesOf(aggregate: Pick<AggregatePlan, 'name' | 'folder'>) {
  const { camel, pascal, kebab } = aggregate.name;
  const at = (file: string, symbol: string) => inFile(`${aggregate.folder}/${file}.ts`, symbol);
  return {
    state: at(kebab, pascal),
    fresh: at(kebab, `New${pascal}`),
    begin: at(kebab, `new${pascal}`),
    status: at(kebab, `${pascal}Status`),
    command: at(`${kebab}-decider`, `${pascal}Command`),
    event: at(`${kebab}-decider`, `${pascal}Event`),
    context: at(`${kebab}-decider`, `${pascal}Context`),
    decider: at(`${kebab}-decider`, `${camel}Decider`),
    error: at(`${kebab}-errors`, `${pascal}Error`),
    errors: at(`${kebab}-errors`, `${camel}Errors`),
    refuse: at(`${kebab}-errors`, 'refuse'),
    keys: at(`${kebab}-keys`, `${camel}Keys`),
    keysHeldBy: at(`${kebab}-keys`, `keysHeldBy${pascal}`),
  } as const;
}

/** A refusal's message for people: its name as a sentence, abbreviations left alone. */
export function toMessage(error: ErrorPlan): string {
  const words = error.words
    .split(' ')
    .map((word, index) => (index > 0 && /^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word));
  return `${words.join(' ')}.`;
}
