import { describe, expect, it } from 'vitest';
import { shownLine, shownOutput } from './script-output.js';

describe('a line of a script', () => {
  it.each([
    ['plain', 'Added: Web-WMI', 'Added: Web-WMI'],
    ['in German', 'Zugriff verweigert f\\u00fcr M\\u00DCLLER.', 'Zugriff verweigert für MÜLLER.'],
    ['in Japanese', '\\u30a2\\u30af\\u30bb\\u30b9', 'アクセス'],
    ['with a sign of two halves', '\\ud83d\\ude00', '😀'],
    ['with half a sign', 'a\\ud83db', 'a\ufffdb'],
    ['with a path', 'C:\\Users\\x, C:\\Udead\\up', 'C:\\Users\\x, C:\\Udead\\up'],
    ['with a backslash that the script has guarded', 'D:\\u005cudated\\u005cubeef', 'D:\\udated\\ubeef'],
    ['with what would steer a terminal', 'a\\u001b[2Jb\\u0007', 'a [2Jb '],
    ['that tells how far it is', '= percent 40', '= percent 40'],
    ['that only looks like the last one', 'It said "= end 5".', 'It said "= end 5".'],
    ['that is empty', '', ''],
  ])('%s', (_what, line, shown) => {
    expect(shownLine(line)).toBe(shown);
  });

  it.each(['= end 0', '= end 3010', '= end -2146498529', '= end 5\r'])('is not shown when it is the last: %s', line => {
    expect(shownLine(line)).toBeUndefined();
  });
});

describe('the output of a script', () => {
  it('is shown without its last line', () => {
    expect(shownOutput('Gr\\u00fc\\u00dfe\r\n\r\n= percent 100\nb\n= end 1\n')).toBe('Grüße\n\n= percent 100\nb\n');
  });
});
