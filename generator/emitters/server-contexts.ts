import type { Plan } from '../phases/plan/plan.ts';
import { printDoc, printString } from '../phases/print/literals.ts';
import { createSource, type GeneratedFile, inPackage } from '../phases/print/source.ts';
import { wiringPlacesOf } from './context-wiring.ts';
import { scopeOf } from './copied-packages.ts';

const path = 'src/contexts.ts';

/** `apps/server/src/contexts.ts`: the contexts that the server brings up. */
export function emitServerContexts(plan: Plan): GeneratedFile {
  const { project, contexts } = plan;
  const source = createSource(path);
  const openContext = source.type(inPackage(`${scopeOf(plan)}/platform`, 'OpenContext'));
  const opened = contexts.map((context) => {
    const { symbol } = wiringPlacesOf({ project, context }).open;
    return source.value(inPackage(context.packageName, symbol));
  });
  source.add(
    `export const title = ${printString(project.words)};`,
    `${printDoc('The contexts that run in this process.')}export const contexts: readonly ${openContext}[] = [${opened.join(', ')}];`,
  );
  return { path: `apps/server/${path}`, text: source.print(), elements: [], ownership: 'whole' };
}
