import { describe, expect, it } from 'vitest';
import { type FindingCode, findingTexts } from '../problems/setup/finding-texts.js';
import { setupFindings } from './diagnose.js';
import { all, type Said } from './fixture-complaints.js';
import { diagnoseText } from './fixture-diagnosis.js';
import { beginning, failedEnd, logText } from './fixture-log.js';

const help = ({ rule }: Said): string =>
  `http://technet.microsoft.com/library(EXCHG.150)/ms.exch.setupreadiness.${rule ?? 'Nothing'}.aspx`;
const more = ({ more: line }: Said): string[] => (line === undefined ? [] : [line]);
const thrownBy = ({ exception = 'System.Exception' }: Said): string => exception;
const executing = ({ script = 'new-Thing;', before = [] }: Said): string[] => [
  "[1] Processing component 'Client Access Component' (Configuring the Client Access role).",
  '[1] Executing:',
  `          ${script}`,
  ...before,
];

const tagged = (said: Said): string[] =>
  said.rule === undefined
    ? [...executing(said), `[1] [ERROR] ${thrownBy(said)}: ${said.text}`, ...more(said), `[1] [ERROR] ${said.text}`]
    : [`[1] [REQUIRED] ${said.text}`, `[1] Help URL: ${help(said)}`];

/** As Exchange 2010 lists the errors of a task. */
const listed = (said: Said): string[] => [
  ...executing(said),
  '[1] The following 1 error(s) occurred during task execution:',
  `[1] 0.  ErrorRecord: ${said.text}`,
  `[1] 0.  ErrorRecord: ${thrownBy(said)}: ${said.text}`,
  ...more(said),
];

const width = 80;
const wrapped = (line: string): string[] => line.match(new RegExp(`.{1,${String(width)}}`, 'g')) ?? [];

/** As the console shows it: the checks alone, or with the script that failed; broken at 80 columns wherever that is. */
const onConsole = (said: Said, isQuoted: boolean): string => {
  const lines = isQuoted
    ? [
        '     The following error was generated when "$error.Clear();',
        `          ${said.script ?? 'new-Thing;'}`,
        `        " was run: "${said.text}".`,
      ]
    : [`     ${said.text}`, ...(said.rule === undefined ? [] : [help(said)])];
  const shown = [...lines, ...more(said)].flatMap(wrapped).join('\n');
  return `    Client Access Role               ${'.'.repeat(25)} FAILED\n${shown}\n\n`;
};

const inLog = (lines: readonly string[]): string[] =>
  diagnoseText(logText([...beginning(), ...lines, ...failedEnd])).findings.map(({ code }) => code);
const codesOn = (output: string): string[] => setupFindings(output).map(({ code }) => code);

const named = all.map((said): [FindingCode, Said] => [said.code, said]);
const spoken = named.filter(([, { rule }]) => rule === undefined);
const shownOnConsole = named.filter(([, { isLogOnly }]) => !isLogOnly);

describe('a cause', () => {
  it.each(named)('%s is known in a record with a tag (%#)', (code, said) => {
    expect(inLog(tagged(said))).toEqual([code]);
  });

  it.each(spoken)('%s is known in the list of errors of a task (%#)', (code, said) => {
    expect(inLog(listed(said))).toEqual([code]);
  });

  it.each(spoken)('%s is known as a demand of the checks (%#)', (code, said) => {
    const lines = [...(said.before ?? []), `[1] [REQUIRED] ${thrownBy(said)}: ${said.text}`, ...more(said)];
    expect(inLog([...(said.script === undefined ? [] : executing(said)), ...lines])).toEqual([code]);
  });

  it.each(shownOnConsole)('%s is known on the console, broken at its width (%#)', (code, said) => {
    if (said.script === undefined) expect(codesOn(onConsole(said, false))).toEqual([code]);
    if (said.rule === undefined) expect(codesOn(onConsole(said, true))).toEqual([code]);
  });

  it('is tried in these forms for every code that there is', () => {
    const tried = new Set<string>(all.map(({ code }) => code));
    const missing = Object.keys(findingTexts).filter(code => !tried.has(code));
    expect(missing).toEqual(['PREREQUISITE_FAILED', 'UNKNOWN']);
  });
});
