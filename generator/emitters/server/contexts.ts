import { toOneLine } from '../../names/one-line.ts';
import { inPackage } from '../../names/places.ts';
import type { Plan } from '../../plan/plan.ts';
import { printDoc, printString } from '../../printing/literals.ts';
import { createSource, type GeneratedFile } from '../../printing/source.ts';
import { wiringPlacesOf } from '../context/wiring.ts';
import { scopeOf } from '../project/copied-packages.ts';

const path = 'src/contexts.ts';

/** `apps/server/src/contexts.ts`: the contexts that the server brings up. */
export function emitServerContexts(plan: Plan): GeneratedFile {
  const { project, contexts } = plan;
  const source = createSource(path);
  const contextModule = source.type(inPackage(`${scopeOf(plan)}/platform`, 'ContextModule'));
  const opened = contexts.map((context) => {
    const { symbol } = wiringPlacesOf({ project, context }).module;
    return source.value(inPackage(context.packageName, symbol));
  });
  source.add(
    `export const title = ${printString(project.words)};`,
    `${printDoc('The purpose of the project.')}export const purpose: string = ${printString(toOneLine(project.purpose ?? ''))};`,
    `${printDoc("The name under which the project's messages are found at a broker.")}export const project = ${printString(project.name)};`,
    `${printDoc('All contexts. The variable CONTEXTS chooses those that run in a process.')}export const contexts: readonly ${contextModule}[] = [${opened.join(', ')}];`,
  );
  return { path: `apps/server/${path}`, text: source.print(), elements: [], ownership: 'whole' };
}
