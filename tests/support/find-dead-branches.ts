import { ts } from 'ts-morph';

/**
 * Branches of a TypeScript file that make no difference, as code: an `if` whose body does what follows it anyway, an `if` or a
 * conditional with two equal sides, a `switch` all of whose cases do the same.
 */
export function findDeadBranches(path: string, text: string): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isDead(node)) found.push(`${path}: ${node.getText().replace(/\s+/g, ' ').slice(0, 120)}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isDead(node: ts.Node): boolean {
  if (ts.isConditionalExpression(node)) return textOf(node.whenTrue) === textOf(node.whenFalse);
  if (!ts.isIfStatement(node) && !ts.isSwitchStatement(node)) return false;
  const next = statementAfter(node);
  const following = next !== undefined && isExit(next) ? textOf(next) : '';
  if (ts.isSwitchStatement(node)) {
    const bodies = outcomesOf(node);
    return (
      new Set(bodies).size === 1 && bodies[0] !== undefined && (bodies.length > 1 || bodies[0] === following)
    );
  }
  const body = onlyStatement(node.thenStatement);
  if (node.elseStatement !== undefined) return textOf(body) === textOf(onlyStatement(node.elseStatement));
  if (ts.isSwitchStatement(body)) return outcomesOf(body).every((outcome) => outcome === following);
  return isExit(body) && textOf(body) === following;
}

/** What each case of a switch does; cases that fall through share the body. */
function outcomesOf(node: ts.SwitchStatement): readonly string[] {
  return node.caseBlock.clauses
    .filter(({ statements }) => statements.length > 0)
    .map(({ statements }) => statements.map(textOf).join('\n'));
}

function statementAfter(node: ts.Statement): ts.Statement | undefined {
  const siblings = ts.isBlock(node.parent) ? node.parent.statements : undefined;
  return siblings?.[siblings.indexOf(node) + 1];
}

function onlyStatement(node: ts.Statement): ts.Statement {
  const [only, ...others] = ts.isBlock(node) ? node.statements : [node];
  return only !== undefined && others.length === 0 ? only : node;
}

function isExit(node: ts.Statement): boolean {
  return ts.isReturnStatement(node) || ts.isThrowStatement(node);
}

function textOf(node: ts.Node): string {
  return node.getText().replace(/\s+/g, '');
}
