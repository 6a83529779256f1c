import { describe, expect, it } from 'vitest';
import { resumeTaskXml } from './task-xml.js';

const xml = (program: string, words: readonly string[]): string =>
  resumeTaskXml({ taskFile: 'C:\\x.xml', program, arguments: [...words] });

describe('the task that resumes after a restart', () => {
  it('starts the program for whichever administrator logs on, with full rights', () => {
    const text = xml('C:\\Program Files\\CAS Recovery\\CAS Recovery.exe', ['--resume', 'ex3-20261126-0900']);
    expect(text).toContain('<GroupId>S-1-5-32-544</GroupId><RunLevel>HighestAvailable</RunLevel>');
    expect(text).toContain('<Command>C:\\Program Files\\CAS Recovery\\CAS Recovery.exe</Command>');
    expect(text).toContain('<Arguments>--resume ex3-20261126-0900</Arguments>');
  });

  it('stores no password and no account', () => {
    expect(xml('a.exe', [])).not.toMatch(/Password|UserId|LogonType/);
  });

  it.each([
    [['C:\\State Folder\\'], '&quot;C:\\State Folder\\\\&quot;'],
    [['say "hello"'], '&quot;say \\&quot;hello\\&quot;&quot;'],
    [['A&B<C>'], 'A&amp;B&lt;C&gt;'],
    [[''], '&quot;&quot;'],
  ])('hands on the words %j as they are', (words, written) => {
    expect(xml('a.exe', words)).toContain(`<Arguments>${written}</Arguments>`);
  });

  it('is not ended after three days, nor on battery power, nor run at low priority', () => {
    const text = xml('a.exe', []);
    for (const setting of [
      '<ExecutionTimeLimit>PT0S',
      '<StopIfGoingOnBatteries>false',
      '<DisallowStartIfOnBatteries>false',
      '<Priority>5',
    ]) {
      expect(text).toContain(setting);
    }
  });
});
