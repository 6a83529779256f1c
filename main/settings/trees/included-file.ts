import type { SettingsTree } from '../../../preload/contract/index.js';

interface TreeRules {
  /** Files that count, below the root of the tree; lower case, forward slashes. */
  readonly files: RegExp;
  /** Folders that hold none of them, though they may be large. */
  readonly leftOut?: RegExp;
}

/** Logs, traces, dumps and half-written files, this program's among them, say nothing about how a server was set up. */
const passing = /\.(log|etl|blg|dmp|tmp|temp|bak~|swp|cas-recovery-(new|old))$/;

const rules: Readonly<Record<SettingsTree, TreeRules>> = {
  // Anything in it may have been customised. What lies in the folder of an address book is made anew by Exchange.
  'client-access': { files: /./, leftOut: /^(logging|logs)$|^oab\/([0-9a-f-]{36}|temp)$|(^|\/)(logging|logs)$/ },
  // Programs come with setup and its rollups.
  'exchange-bin': {
    files: /^[^/]+\.config$|^cmdletextensionagents\/.+/,
    leftOut: /^(?!cmdletextensionagents(\/|$)).+/,
  },
  // Shared configuration keeps its encryption keys in Export: they stay on the server.
  'iis-config': { files: /^[^/]+\.config$|^schema\/[^/]+\.xml$/, leftOut: /^(?!schema$).+/ },
  // Redirects, their pages and what these show; not the downloads that may lie beside them.
  'web-root': { files: /\.(config|html?|aspx?|ashx|asmx|js|css|ico|png|jpe?g|gif|svg|txt|xml|json)$/ },
  'windows-etc': { files: /^(hosts|lmhosts|networks)$/, leftOut: /./ },
};

/** Whether a file counts as a setting of the server. `file` is below the root of the tree, with forward slashes. */
export function isIncluded(tree: SettingsTree, file: string): boolean {
  const name = file.toLowerCase();
  if (passing.test(name) || !rules[tree].files.test(name)) return false;
  return foldersAbove(name).every(folder => isWorthWalking(tree, folder));
}

/** Whether a folder of a tree can hold files that count. Nothing below one that can't does. */
export function isWorthWalking(tree: SettingsTree, folder: string): boolean {
  return rules[tree].leftOut?.test(folder.toLowerCase()) !== true;
}

function foldersAbove(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
