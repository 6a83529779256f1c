import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, Parser } from 'web-tree-sitter';

// Finds without PowerShell what PowerShell 2.0, the one of Windows Server 2008 R2, would not understand in a script:
// syntax errors, and what came later. It knows no types and no modules, so a script that passes may still fail.

const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');

const newerTypes = new Set(['[pscustomobject]', '[ordered]', '[nullstring]']);
const newerVariables = new Set(['$psscriptroot', '$pscommandpath', '$psitem', '$iswindows']);
const newerOperators = new Set(['-in', '-notin', '-cin', '-cnotin', '-shl', '-shr']);
/** Of what the modules of 2.0 lack, what a script for servers is likely to reach for. */
const newerCommands = new Set(
  (
    'ConvertTo-Json ConvertFrom-Json Invoke-WebRequest Invoke-RestMethod Unblock-File Rename-Computer ' +
    'Test-NetConnection Resolve-DnsName Get-CimInstance Get-CimClass Invoke-CimMethod New-CimSession ' +
    'Get-FileHash Expand-Archive Compress-Archive Export-PfxCertificate Import-PfxCertificate ' +
    'New-SelfSignedCertificate Get-ScheduledTask Register-ScheduledTask Get-NetIPAddress Get-NetIPConfiguration ' +
    'Get-NetAdapter New-NetIPAddress Set-DnsClientServerAddress New-NetFirewallRule Get-SmbShare ' +
    'Install-WindowsFeature Uninstall-WindowsFeature Get-Volume Get-Disk Get-Partition Get-TimeZone Set-TimeZone ' +
    'Get-ADObject Get-ADUser Get-ADComputer Get-ADGroup Get-ADDomain Get-ADForest Get-ADRootDSE ' +
    'Get-ControlPanelItem Show-Command Import-PowerShellDataFile Write-Information New-Guid'
  )
    .toLowerCase()
    .split(' '),
);
const newerParameters = {
  'get-content': ['-raw', '-tail'],
  'get-childitem': ['-file', '-directory', '-hidden', '-readonly', '-depth'],
  'export-csv': ['-append'],
  'out-file': ['-nonewline'],
  'set-content': ['-nonewline'],
  'select-string': ['-raw'],
};
const filters = new Set(['where-object', 'where', '?', 'foreach-object', 'foreach', '%']);

const rules = {
  ERROR: () => 'can not be parsed',
  class_statement: () => 'a class',
  enum_statement: () => 'an enum',
  pipeline_chain_tail: ({ text }) => `the operator ${text}`,
  type_literal: named(newerTypes, 'the type'),
  variable: ({ text }) =>
    newerVariables.has(text.toLowerCase()) || /^\$using:/i.test(text) ? `the variable ${text}` : null,
  comparison_operator: named(newerOperators, 'the operator'),
  file_redirection_operator: ({ text }) => (/^[*3-6]/.test(text) ? `the redirection ${text}` : null),
  merging_redirection_operator: ({ text }) => (/^[*3-6]/.test(text) ? `the redirection ${text}` : null),
  invokation_expression: invocation,
  command,
};

function named(names, what) {
  return ({ text }) => (names.has(text.toLowerCase()) ? `${what} ${text}` : null);
}

/** `[Type]::new()` and the methods that every list got with PowerShell 4. */
function invocation(node) {
  const [, access, member, list] = node.children;
  const name = (member?.text ?? '').toLowerCase();
  if (access?.text === '::' && name === 'new') return 'the method ::new()';
  const takesBlock = (list?.descendantsOfType('script_block_expression') ?? []).length > 0;
  return takesBlock && (name === 'where' || name === 'foreach') ? `the method .${member.text}({})` : null;
}

function command(node) {
  const name = (node.childForFieldName('command_name') ?? node.child(0))?.text.toLowerCase() ?? '';
  if (newerCommands.has(name)) return `the command ${name}`;
  if (name === 'using') return 'a using statement';
  const parameters = node.descendantsOfType('command_parameter').map(({ text }) => text.toLowerCase());
  const newer = (newerParameters[name] ?? []).find(one => parameters.includes(one));
  if (newer) return `${name} ${newer}`;
  const simplified = filters.has(name) && node.descendantsOfType('script_block_expression').length === 0;
  return simplified ? `${name} without a script block` : null;
}

let loading;

async function loadParser() {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(grammar));
  return parser;
}

/** What PowerShell 2.0 would not understand in this text, in the order in which it stands there. */
export async function newerThanPowerShell2(text) {
  const parser = await (loading ??= loadParser());
  const tree = parser.parse(text);
  const found = [];
  visit(tree.rootNode, node => {
    const what = node.isMissing ? `${node.type} is missing` : rules[node.type]?.(node);
    if (what) found.push({ line: node.startPosition.row + 1, what });
  });
  tree.delete();
  return found;
}

/** The same for a file. A character beyond ASCII is a finding too: without a mark, 2.0 reads a script by its code page. */
export async function checkPowerShell2(file) {
  const text = await readFile(file, 'utf8');
  const foreign = text.split('\n').flatMap((line, index) => {
    const [character] = /[^\t\r\x20-\x7e]/.exec(line) ?? [];
    return character === undefined ? [] : [{ line: index + 1, what: `the character ${JSON.stringify(character)}` }];
  });
  return [...foreign, ...(await newerThanPowerShell2(text))];
}

function visit(node, look) {
  look(node);
  for (const child of node.children) visit(child, look);
}
