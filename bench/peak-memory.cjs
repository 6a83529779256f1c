// `node -r bench/peak-memory.cjs PROGRAM` writes into the file that CAS_RECOVERY_BENCH_PEAK names how many kilobytes the
// process held at most. Not `maxRSS`: a process inherits that from the one that started it. Linux only.
const { readFileSync, writeFileSync } = require('node:fs');

process.on('exit', () => {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  writeFileSync(process.env.CAS_RECOVERY_BENCH_PEAK, kilobytes);
});
