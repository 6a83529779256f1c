import { describe, expect, it } from 'vitest';
import { plainErrors } from './clixml.js';

const namespace = 'xmlns="http://schemas.microsoft.com/powershell/2004/04"';
const progress = `<Obj S="progress" RefId="0"><TN RefId="0"><T>System.Management.Automation.PSCustomObject</T></TN><MS><I64 N="SourceId">1</I64><PR N="Record"><AV>Preparing modules for first use.</AV><PI>-1</PI><PC>-1</PC><T>Completed</T><SR>-1</SR></PR></MS></Obj>`;
const error = [
  '<S S="Error">Get-Item : Cannot find path \'C:\\a&amp;b\' because it does not exist._x000D__x000A_</S>',
  '<S S="Error">At C:\\x.ps1:1 char:1_x000D__x000A_</S>',
].join('');
const told = "Get-Item : Cannot find path 'C:\\a&b' because it does not exist.\r\nAt C:\\x.ps1:1 char:1";
const whole = (inside: string): string => `#< CLIXML\r\n<Objs Version="1.1.0.1" ${namespace}>${inside}</Objs>`;

describe('what PowerShell wrote to standard error', () => {
  it.each([
    ['is empty', '', ''],
    ['is plain text', 'Access is denied.\r\n', 'Access is denied.'],
    ['is progress alone', whole(progress), ''],
    ['is an error', whole(error), told],
    ['is an error between progress', whole(progress + error + progress), told],
    ['is a warning', whole('<S S="warning">Old version</S>'), 'Old version'],
    ['is what it tells itself', whole('<S S="verbose">Loading</S><S S="debug">x</S>'), ''],
    ['is two documents', `${whole(progress)}\r\n${whole(error)}`, told],
    ['has plain text before it', `Out of memory\r\n${whole(progress)}`, 'Out of memory'],
    ['has plain text behind it', `${whole(progress)}\r\nOut of memory\r\n`, 'Out of memory'],
    ['lost its beginning', whole(error).slice(30), told],
    ['lost its end', whole(error).slice(0, -9), told],
    ['holds other characters', whole('<S S="Error">caf&#233; &#xFC; _x00FC_ &lt;b&gt;</S>'), 'café ü ü <b>'],
    ['speaks of XML in plain words', 'The tag <Objects> is unknown', 'The tag <Objects> is unknown'],
  ])('is understood when it %s', (_what, written, text) => {
    expect(plainErrors(written)).toBe(text);
  });
});
