import { describe, expect, it } from 'vitest';
import { compareSettings } from '../compare/compare-settings.js';
import { sideWith } from '../compare/fixture-sides.js';
import { sideBySide } from '../compare/side-by-side.js';
import { editFile } from './edit-file.js';

async function found(kit: string, now: string) {
  const { signal } = new AbortController();
  const place = 'windows-etc/hosts';
  return (await compareSettings(sideWith({ [place]: kit }), null, sideWith({ [place]: now }), { signal })).differences;
}

const edited = (now: string, kit: string, chosen: Awaited<ReturnType<typeof found>>): string =>
  editFile(Buffer.from(now), Buffer.from(kit), chosen).toString();

describe('lines of a text', () => {
  const kit = '# hosts\n10.0.0.1 a\nsame\n10.0.0.3 c\n';
  const now = '# hosts\r\nsame\r\n10.0.0.4 c';

  it('are brought over one run at a time, with the line ends that are there', async () => {
    const [first, second] = await found(kit, now);
    expect(first?.place).toMatchObject({ kind: 'lines', line: 2, lines: 1 });
    expect(edited(now, kit, first ? [first] : [])).toBe('# hosts\r\n10.0.0.1 a\r\nsame\r\n10.0.0.4 c');
    expect(edited(now, kit, second ? [second] : [])).toBe('# hosts\r\nsame\r\n10.0.0.3 c');
    expect(edited(now, kit, [])).toBe(now);
    expect(await found(kit, edited(now, kit, await found(kit, now)))).toEqual([]);
  });

  it('are refused when they have changed since', async () => {
    const chosen = await found(kit, now);
    expect(() => edited(now.replace('10.0.0.4', '10.0.0.5'), kit, chosen)).toThrow('EDIT_PLACE_CHANGED');
  });

  it('are refused when the file has become another one', async () => {
    const chosen = await found(kit, now);
    const other = Array.from({ length: 2500 }, (_, at) => `other ${String(at)}`).join('\n');
    expect(() => edited(other, kit, chosen)).toThrow('EDIT_NOT_POSSIBLE');
  });

  it('stand side by side, with what differs in one row and secrets hidden', () => {
    expect(sideBySide('a\nb\nc\npassword="geheim"\n', 'a\nx\nc\npassword="geheim"\n')).toEqual([
      { kit: { number: 1, text: 'a' }, now: { number: 1, text: 'a' }, same: true },
      { kit: { number: 2, text: 'b' }, now: { number: 2, text: 'x' }, same: false },
      { kit: { number: 3, text: 'c' }, now: { number: 3, text: 'c' }, same: true },
      {
        kit: { number: 4, text: 'password="a secret, not shown"' },
        now: { number: 4, text: 'password="a secret, not shown"' },
        same: true,
      },
    ]);
    expect(sideBySide(null, 'a\n')).toEqual([{ kit: null, now: { number: 1, text: 'a' }, same: false }]);
  });
});
