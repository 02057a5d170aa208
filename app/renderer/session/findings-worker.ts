import '../no-eval.ts';
import type { TeamFindings } from '#models/lint/judge-findings.ts';
import { lintForTeam } from '#models/lint/lint.ts';
import type { Model } from '#models/metamodel/model.ts';
import { changeModel } from './change-model.ts';
import type { FindingsWish } from './findings.ts';

/** The part of a worker's global that is used here; the page's own types would say that it is a window. */
interface WorkerScope {
  onmessage: ((event: { readonly data: FindingsWish }) => void) | null;
  postMessage(findings: TeamFindings | undefined): void;
}

const scope = self as unknown as WorkerScope;

let model: Model | undefined;
let told: string | undefined;

scope.onmessage = ({ data }) => {
  model = data.kind === 'open-board' ? data.model : model && changeModel(model, data);
  if (model === undefined) return;
  const findings = lintForTeam(model);
  const text = JSON.stringify(findings);
  // Most changes change no finding: then the page has nothing to show anew.
  scope.postMessage(text === told ? undefined : findings);
  told = text;
};
