/** The value of `--name value` or `--name=value` on the command line; undefined without it. */
export function option(name, argv = process.argv.slice(2)) {
  const inline = argv.find(arg => arg.startsWith(`--${name}=`));
  if (inline) return inline.slice(name.length + 3);
  const index = argv.indexOf(`--${name}`);
  return index < 0 ? undefined : argv[index + 1];
}

/** The same for `--name a,b`, as a list. */
export function listOption(name, argv = process.argv.slice(2)) {
  const value = option(name, argv);
  return value
    ?.split(',')
    .map(item => item.trim())
    .filter(Boolean);
}
