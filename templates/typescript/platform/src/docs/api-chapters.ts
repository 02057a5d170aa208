import type { ContextModule } from '../context.js';
import type { JsonSchema } from './schema-example.js';

export interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>> };
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

/** The part of an OpenAPI document that the page shows. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

/** What a context is called, and what it is for. */
export type DocsContext = Pick<ContextModule, 'name' | 'title' | 'purpose'>;

export interface Route {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** The routes of one context, by what they are about. */
export interface Chapter {
  readonly context: DocsContext;
  readonly sections: ReadonlyMap<string, Route[]>;
}

/** The contexts as they were given, then whatever else the document brings; those without routes are left out. */
export function chaptersOf(
  { paths = {} }: ApiDocument,
  contexts: readonly DocsContext[],
): readonly Chapter[] {
  const chapters = new Map<string, { context: DocsContext; sections: Map<string, Route[]> }>(
    contexts.map((context) => [context.name, { context, sections: new Map() }]),
  );
  for (const [path, operations] of Object.entries(paths)) {
    const name = path.split('/')[1] ?? '';
    const { context, sections } = chapters.get(name) ?? {
      context: { name, title: name },
      sections: new Map<string, Route[]>(),
    };
    chapters.set(name, { context, sections });
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? 'Other';
      sections.set(tag, [...(sections.get(tag) ?? []), { path, method, operation }]);
    }
  }
  return [...chapters.values()].filter(({ sections }) => sections.size > 0);
}
