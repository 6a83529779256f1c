// Checks the types of the Node side and of the window, side by side.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './lib/paths.mjs';

const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');

const check = project =>
  new Promise(resolve => {
    const child = spawn(process.execPath, [compiler, '-p', project, '--pretty', 'false'], {
      cwd: root,
      stdio: 'inherit',
    });
    child.on('close', resolve);
  });

const codes = await Promise.all(['tsconfig.node.json', 'tsconfig.window.json'].map(check));
process.exitCode = codes.every(code => code === 0) ? 0 : 1;
