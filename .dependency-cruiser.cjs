// The floors of the house (docs/architecture.md). Arrows point down only.
// Tests, and what only they use, may reach further: a test of a step reads a real export.
const testFile = ['\\.test\\.tsx?$', '/fixture-[^/]*\\.ts$'];

/** One floor: files in `folder` may import from themselves and from `below`; nothing else of ours. */
const floor = (name, folder, below) => ({
  name: `floor-${name}`,
  severity: 'error',
  comment: `${folder} stands on: ${below.join(', ') || 'nothing of ours'}.`,
  from: { path: `^${folder}`, pathNot: testFile },
  to: { path: '^(main|preload|renderer|scripts|e2e|bench)/', pathNot: [`^${folder}`, ...below.map(one => `^${one}`)] },
});

const typesAside = rule => ({ ...rule, to: { ...rule.to, dependencyTypesNot: ['type-only'] } });

const contract = 'preload/contract/';
const words = ['main/ports/', 'main/problems/', 'main/product/', contract];
const pure = [
  'main/runbook/',
  'main/setup-log/',
  'main/commands/',
  'main/report/',
  'main/directory/',
  'main/settings/',
  'main/verification/',
  'main/redaction/',
];

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Files that import each other in a circle can only be understood together.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    floor('contract', contract, []),
    floor('preload', 'preload/index', [contract]),
    floor('renderer', 'renderer/', [contract]),
    floor('ports', 'main/ports/', [contract]),
    floor('problems', 'main/problems/', ['main/ports/secret', contract]),
    floor('product', 'main/product/', [contract]),
    floor('directory', 'main/directory/', words),
    floor('setup-log', 'main/setup-log/', words),
    floor('settings', 'main/settings/', words),
    floor('kit', 'main/kit/', [...pure, ...words]),
    floor('commands', 'main/commands/', words),
    floor('report', 'main/report/', ['main/directory/', ...words]),
    floor('redaction', 'main/redaction/', [contract]),
    floor('runbook', 'main/runbook/', words),
    floor('sheet', 'main/sheet/', ['main/directory/', 'main/report/', ...words]),
    floor('verification', 'main/verification/', ['main/directory/', ...words]),
    ...['recovery', 'reapply', 'backups'].map(name => floor(name, `main/${name}/`, [...pure, ...words])),
    floor('adapters', 'main/adapters/', [...pure, ...words]),
    floor('compose', 'main/compose', ['main/', contract]),
    // What compose.ts hands to a door may be named by its type; only compose.ts makes it.
    typesAside(
      floor('doors', 'main/doors/', [
        'main/compose',
        'main/sheet/',
        'main/backups/strategy/',
        'main/backups/hand-off/(?:sheet|restored)-(?:html|text)',
        'main/backups/computer-name',
        ...pure,
        ...words,
      ]),
    ),
    {
      name: 'compose-knows-no-door',
      severity: 'error',
      comment: 'compose.ts is used by the doors. It knows what they all share, and no single one.',
      from: { path: '^main/compose' },
      to: { path: '^main/doors/[^/]+/' },
    },
    ...['electron', 'loopback', 'cli'].map(door => ({
      name: `door-${door}-stands-alone`,
      severity: 'error',
      comment: 'Doors do not open onto each other.',
      from: { path: `^main/doors/${door}/` },
      to: { path: '^main/doors/[^/]+/', pathNot: `^main/doors/${door}/` },
    })),
    {
      name: 'adapters-stand-alone',
      severity: 'error',
      comment:
        'An adapter is a way to do things, not a part of another one. How Windows runs programs is for all to use.',
      from: { path: '^main/adapters/([^/]+)/', pathNot: testFile },
      to: { path: '^main/adapters/([^/]+)/', pathNot: ['^main/adapters/$1/', '^main/adapters/windows/process/'] },
    },
    {
      name: 'window-knows-no-node',
      severity: 'error',
      comment: 'The window and the contract run in Chromium.',
      from: { path: ['^renderer/', `^${contract}`, '^preload/index'], pathNot: testFile },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-floors-touch-nothing',
      severity: 'error',
      comment: 'Files, processes and sockets appear in adapters (and in the journal) only.',
      from: {
        path: [
          '^main/directory/',
          '^main/settings/',
          '^main/setup-log/',
          '^main/commands/',
          '^main/report/',
          '^main/sheet/',
          '^main/redaction/',
          '^main/backups/strategy/',
          '^main/product/',
          '^main/verification/',
        ],
        pathNot: testFile,
      },
      to: { path: '^(node:)?(fs|fs/promises|child_process|net|tls|http|https|dns|dgram)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|\\.cache)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs'], mainFields: ['module', 'main'] },
  },
};
