/** Which ends each script; the code in it is read where the script is run. */
const sentinel = /^= end -?\d+\s*$/;
const escape = /\\u([0-9a-fA-F]{4})/g;

/**
 * A line that a script of this program has printed, as people and the journal see it: what is not ASCII, and each
 * backslash before a `u`, was written as \uXXXX and is itself again. Undefined for the line that only says how the
 * script ended. Other lines for this program, such as `= percent 40`, are handed on as they are.
 *
 * @fidelity D lines of the scripts that change something: our own form in ASCII, so that no code page can change it; nothing but the code of the last line hangs on them
 */
export function shownLine(line: string): string | undefined {
  return sentinel.test(line) ? undefined : decoded(line);
}

/** All that a script has printed, in the same way. */
export function shownOutput(output: string): string {
  return output
    .split(/\r?\n/)
    .flatMap(line => shownLine(line) ?? [])
    .join('\n');
}

/** Halves of characters that belong together come one after the other, and stand together again. */
function decoded(line: string): string {
  const text = line.replace(escape, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return text.replace(/\p{Cs}/gu, '\ufffd').replace(/\p{Cc}/gu, ' ');
}
