const longestLine = 79;
const plain = /^(?![ :<])[\x20-\x7e]*(?<! )$/;

/**
 * Entries as `ldifde` writes them: folded lines, the line ends of Windows, and in base64 what is not plain text.
 * With `unicode`, as `ldifde -u` does, letters of any script count as plain.
 */
export function ldifText(entries, { unicode = false } = {}) {
  return entries.map(entry => recordText(entry, unicode)).join('\r\n');
}

function recordText([distinguishedName, attributes], unicode) {
  const lines = [
    line('dn', distinguishedName, unicode),
    'changetype: add',
    ...Object.entries(attributes).flatMap(([name, values]) => [values].flat().map(one => line(name, one, unicode))),
  ];
  return lines.map(one => `${folded(one)}\r\n`).join('');
}

function line(name, value, unicode) {
  if (Buffer.isBuffer(value)) return `${name}:: ${value.toString('base64')}`;
  const text = String(value);
  const seen = unicode ? text.replace(/[\u00a0-\uffff]/g, 'x') : text;
  return plain.test(seen) ? `${name}: ${text}` : `${name}:: ${Buffer.from(text).toString('base64')}`;
}

function folded(text) {
  const pieces = [text.slice(0, longestLine)];
  for (let at = longestLine; at < text.length; at += longestLine - 1) {
    pieces.push(` ${text.slice(at, at + longestLine - 1)}`);
  }
  return pieces.join('\r\n');
}
