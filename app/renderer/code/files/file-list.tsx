import { type RenderTreeNodePayload, Tree, type TreeNodeData, useTree } from '@mantine/core';
import { IconChevronRight, IconFile, IconFileCode, IconFileText, IconTestPipe } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { messages } from '../../messages/messages.ts';
import classes from './file-list.module.css';
import { type FileNode, foldersAround, toFileTree } from './file-tree.ts';

interface FileListProps {
  readonly paths: readonly string[];
  readonly selected: string | undefined;
  readonly onSelect: (path: string) => void;
}

/** All files as a tree of folders. The folders around a file open when it is selected; then people open and close them. */
export function FileTree({ paths, selected, onSelect }: FileListProps) {
  const nodes = useMemo(() => toFileTree(paths), [paths]);
  const data = useMemo(() => nodes.map(toTreeData), [nodes]);
  const files = useMemo(() => new Set(paths), [paths]);
  const [expandedState, setExpandedState] = useState<Readonly<Record<string, boolean>>>({});
  const tree = useTree({
    expandedState,
    onExpandedStateChange: setExpandedState,
    selectedState: selected === undefined ? [] : [selected],
    onSelectedStateChange: ([value]) => value !== undefined && files.has(value) && onSelect(value),
  });
  // As one text: a change of the board makes other nodes, but must not open again what somebody has closed.
  const around = selected === undefined ? '' : foldersAround(nodes, selected).join('\n');
  useEffect(() => {
    const folders = around === '' ? [] : around.split('\n');
    setExpandedState((before) => ({ ...before, ...Object.fromEntries(folders.map((path) => [path, true])) }));
  }, [around]);
  return (
    <Tree
      className={classes.tree ?? ''}
      aria-label={messages.code.files}
      data={data}
      tree={tree}
      levelOffset={16}
      selectOnClick
      renderNode={renderNode}
      onKeyDown={(event) => {
        const value = (event.target as Element).closest('li')?.dataset.value;
        if (event.key === 'Enter' && value !== undefined && files.has(value)) onSelect(value);
      }}
    />
  );
}

function renderNode({ node, expanded, hasChildren, selected, elementProps }: RenderTreeNodePayload) {
  return (
    <span
      {...elementProps}
      ref={selected ? bringIntoView : null}
      className={`${elementProps.className} ${classes.row}`}
      data-current={selected || undefined}
    >
      {hasChildren ? (
        <IconChevronRight
          className={classes.chevron}
          size={14}
          data-open={expanded || undefined}
          aria-hidden
        />
      ) : (
        <FileIcon path={node.value} />
      )}
      <span className={classes.name}>{node.label}</span>
    </span>
  );
}

/** Files without their folders, as a search finds them. */
export function FoundFiles({ paths, selected, onSelect }: FileListProps) {
  return (
    <ul className={classes.found} aria-label={messages.code.files}>
      {paths.map((path) => {
        const cut = path.lastIndexOf('/') + 1;
        return (
          <li key={path}>
            <button
              ref={path === selected ? bringIntoView : null}
              type="button"
              className={classes.row}
              data-current={path === selected || undefined}
              aria-current={path === selected}
              onClick={() => onSelect(path)}
            >
              <FileIcon path={path} />
              <span className={classes.name}>
                {path.slice(cut)}
                <small>{path.slice(0, cut).replace(/\/$/, '')}</small>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** A selected row is seen, whoever selected it: a click, the arrow keys or the address. */
function bringIntoView(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
}

function FileIcon({ path }: { readonly path: string }) {
  const Icon = path.endsWith('.test.ts')
    ? IconTestPipe
    : path.endsWith('.ts') || path.endsWith('.mjs')
      ? IconFileCode
      : path.endsWith('.md')
        ? IconFileText
        : IconFile;
  return <Icon className={classes.icon} size={15} aria-hidden />;
}

function toTreeData({ path, name, children }: FileNode): TreeNodeData {
  return { value: path, label: name, ...(children && { children: children.map(toTreeData) }) };
}
