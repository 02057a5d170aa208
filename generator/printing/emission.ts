import { inFile, inPackage } from '../names/places.ts';
import type { AggregatePlan } from '../plan/aggregate.ts';
import type { ContextPlan } from '../plan/context.ts';
import type { Place } from '../plan/names.ts';
import type { Plan, ProjectPlan } from '../plan/plan.ts';
import type { GeneratedFile, Source } from './source.ts';

/** What every emitter of a context's file needs to know. */
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

/** The technical package of the project: databases, stores, HTTP. */
export function platform({ project }: Emission, symbol: string): Place {
  return inPackage(project.kernelPackage.replace(/kernel$/, 'platform'), symbol);
}

/** Does any context of the project publish events? */
export function publishesEvents({ contexts }: Pick<Plan, 'contexts'>): boolean {
  return contexts.some(({ published }) => published.length > 0);
}

/** Where the parts of one aggregate stand. */
export function placesOf(aggregate: Pick<AggregatePlan, 'name' | 'folder'>) {
  const { camel, pascal, kebab } = aggregate.name;
  const at = (file: string, symbol: string) => inFile(`${aggregate.folder}/${file}.ts`, symbol);
  const applied = (file: string, symbol: string) => inFile(`src/application/${file}.ts`, symbol);
  return {
    state: at(kebab, pascal),
    fresh: at(kebab, `New${pascal}`),
    begin: at(kebab, `new${pascal}`),
    status: at(kebab, `${pascal}Status`),
    command: at(`${kebab}-decider`, `${pascal}Command`),
    event: at(`${kebab}-decisions`, `${pascal}Event`),
    context: at(`${kebab}-decisions`, `${pascal}Context`),
    decider: at(`${kebab}-decider`, `${camel}Decider`),
    error: at(`${kebab}-errors`, `${pascal}Error`),
    errors: at(`${kebab}-errors`, `${camel}Errors`),
    refuse: at(`${kebab}-errors`, 'refuse'),
    key: at(`${kebab}-keys`, `${camel}Key`),
    keys: at(`${kebab}-keys`, `${camel}Keys`),
    handler: applied(`${kebab}-handler`, `${pascal}Handler`),
    createHandler: applied(`${kebab}-handler`, `create${pascal}Handler`),
    announce: applied(`${kebab}-messages`, `announce${pascal}`),
  } as const;
}

/** Where the ports of a context stand. */
export function portsOf({ context }: Emission) {
  const at = (symbol: string) => inFile('src/application/ports.ts', symbol);
  return { store: at(`${context.name.pascal}Store`), ports: at(`${context.name.pascal}Ports`) } as const;
}
