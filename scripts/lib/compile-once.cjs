// For tests that start the built program hundreds of times: keeps what V8 made of its files, which takes a third of a
// short run. Node does it by itself from 22.1 on. `node --require scripts/lib/compile-once.cjs dist/cli/index.cjs`
const { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

const root = path.resolve(__dirname, '../..');
const built = path.join(root, 'dist') + path.sep;
/** Below it, reading what was kept takes as long. */
const worthKeeping = 1_000_000;
const cacheFolder = path.join(root, '.cache', 'compiled');

const compileWhole = Module.prototype._compile;
Module.prototype._compile = function compile(source, file) {
  if (!file.startsWith(built) || source.length < worthKeeping) return compileWhole.call(this, source, file);
  const { mtimeMs, size } = statSync(file);
  // V8 itself compares the length of the source alone.
  const key = Buffer.from(`${mtimeMs} ${size}\n`);
  const cacheFile = path.join(
    cacheFolder,
    `${process.version}-${path.relative(built, file).replaceAll(path.sep, '-')}`,
  );
  const cachedData = readCache(cacheFile, key);
  const script = new Script(Module.wrap(source), { filename: file, cachedData });
  if (!cachedData || script.cachedDataRejected) {
    process.once('exit', () => keepCache(cacheFile, Buffer.concat([key, script.createCachedData()])));
  }
  const require = Module.createRequire(file);
  return script.runInThisContext().call(this.exports, this.exports, require, this, file, path.dirname(file));
};

function readCache(file, key) {
  try {
    const kept = readFileSync(file);
    return kept.subarray(0, key.length).equals(key) ? kept.subarray(key.length) : undefined;
  } catch {
    return undefined;
  }
}

/** Several processes may end at once. Where it can't be kept, the next one compiles again: how this one ends is not touched. */
function keepCache(file, bytes) {
  const own = `${file}.${process.pid}`;
  try {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(own, bytes);
    renameSync(own, file);
  } catch {
    rmSync(own, { force: true });
  }
}
