import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setupPhases } from '../product/exchange-2010.js';
import { readConsole, type SetupEvent } from './read-console.js';

function eventsIn(output: string): SetupEvent[] {
  const events: SetupEvent[] = [];
  const reader = readConsole(event => events.push(event));
  for (const line of output.split(/\r\n|\n|\r/)) reader.line(line);
  reader.end();
  return events;
}

const transcript = readFileSync(resolve('main/adapters/rehearsal/fixtures/article-transcript.txt'), 'utf8');

const state = (name: string, word: string): string => `    ${name.padEnd(33)}${'.'.repeat(25)} ${word}`;

describe('the output of a healthy recovery', () => {
  const events = eventsIn(transcript);

  it('tells each phase when it starts and when it ends', () => {
    const phases = events.filter(({ kind }) => kind === 'phase');
    const expected = setupPhases.flatMap(name => [
      { kind: 'phase', name, state: 'started' },
      { kind: 'phase', name, state: 'completed' },
    ]);
    expect(phases).toEqual(expected);
  });

  it('tells that the first phase has started before its line is complete', () => {
    const early = eventsIn(transcript.slice(0, transcript.indexOf('    Copying Setup Files')));
    expect(early).toEqual([{ kind: 'phase', name: 'Copying Setup Files', state: 'started' }]);
  });

  it('tells the roles, the success and the restart, which is broken in the middle of a word', () => {
    expect(events).toContainEqual({ kind: 'roles', roles: ['Client Access Role', 'Management Tools'] });
    expect(events.slice(-2)).toEqual([{ kind: 'succeeded' }, { kind: 'restart-required' }]);
  });
});

describe('the output of a setup that fails', () => {
  it('tells each paragraph under the failed phase, put together across the end of the console', () => {
    const output = [
      state('Client Access Role Checks', 'FAILED'),
      "     The 'IIS 6 WMI Compatibility' component is required. Install the component v",
      'ia Server Manager.',
      '',
      '     A reboot from a previous installation is pending.',
      '',
      'The Exchange Server setup operation did not complete. More details can be found',
      'in ExchangeSetup.log located in the <SystemDrive>:\\ExchangeSetupLogs folder.',
    ].join('\r\n');
    const phase = 'Client Access Role Checks';
    expect(eventsIn(output)).toEqual([
      { kind: 'phase', name: phase, state: 'started' },
      { kind: 'phase', name: phase, state: 'failed' },
      {
        kind: 'problem',
        phase,
        text: "The 'IIS 6 WMI Compatibility' component is required. Install the component via Server Manager.",
      },
      { kind: 'problem', phase, text: 'A reboot from a previous installation is pending.' },
      { kind: 'failed' },
    ]);
  });

  it('takes a paragraph under a completed phase for a warning, and passes it over', () => {
    const output = [state('Preparing Setup', 'COMPLETED'), '     A certificate will expire soon.', ''].join('\n');
    expect(eventsIn(output).map(({ kind }) => kind)).not.toContain('problem');
  });

  it.each(['did not complete', "didn't complete"])('knows the sentence with "%s"', words => {
    expect(eventsIn(`The Exchange Server setup operation ${words}.`)).toEqual([{ kind: 'failed' }]);
  });
});

describe('output of another form', () => {
  it('reads a line that was redrawn with a percentage', () => {
    const output = `    Copying Exchange Files           .......  30%\r${state('Copying Exchange Files', 'COMPLETED')}\n`;
    expect(
      eventsIn(output)
        .filter(({ kind }) => kind === 'phase')
        .slice(0, 2),
    ).toEqual([
      { kind: 'phase', name: 'Copying Exchange Files', state: 'started' },
      { kind: 'phase', name: 'Copying Exchange Files', state: 'completed' },
    ]);
  });

  it('reads states without dots, as other builds print them', () => {
    expect(eventsIn('    Organization Checks              COMPLETED')).toEqual([
      { kind: 'phase', name: 'Organization Checks', state: 'started' },
      { kind: 'phase', name: 'Organization Checks', state: 'completed' },
    ]);
  });

  it.each([
    ['German', 'Setupdateien werden kopiert', 'ABGESCHLOSSEN', 'FEHLER'],
    ['Japanese', 'セットアップ ファイルのコピー', '完了', '失敗'],
    ['French', 'Copie des fichiers', 'TERMINÉ', 'ÉCHEC'],
  ])('reads phases in %s by their shape: the first word is a good one, another one is not', (_, name, good, bad) => {
    const output = [state(name, good), state(`${name} 2`, good), state(`${name} 3`, bad)].join('\n');
    const ended = eventsIn(output).flatMap(event =>
      event.kind === 'phase' && event.state !== 'started' ? [event.state] : [],
    );
    expect(ended).toEqual(['completed', 'completed', 'failed']);
  });

  it('keeps a phase open while an unexpected one comes in between', () => {
    const output = ['Preparing Exchange Setup', '', state('Language Files', 'COMPLETED')].join('\n');
    expect(eventsIn(`${output}\n${state('Copying Setup Files', 'COMPLETED')}`).slice(0, 4)).toEqual([
      { kind: 'phase', name: 'Copying Setup Files', state: 'started' },
      { kind: 'phase', name: 'Language Files', state: 'started' },
      { kind: 'phase', name: 'Language Files', state: 'completed' },
      { kind: 'phase', name: 'Copying Setup Files', state: 'completed' },
    ]);
  });

  it.each([
    ['one line of a million blanks', ' '.repeat(1_000_000)],
    ['one line of a million dots', `  x ${'.'.repeat(1_000_000)} COMPLETED`],
    ['blanks and dots in turn', `  x${' .'.repeat(500_000)} COMPLETED`],
    ['a hundred thousand lines', '     some text that says nothing\n'.repeat(100_000)],
  ])('takes no long time for %s', (_, output) => {
    const before = Date.now();
    eventsIn(output);
    expect(Date.now() - before).toBeLessThan(3000);
  });
});
