import { describe, expect, it } from 'vitest';
import type { Report } from '../../preload/contract/index.js';
import { buildReport } from './build-report.js';
import {
  begun,
  failedInSetup,
  prepared,
  reapplied,
  recovered,
  recoveredWithReservations,
} from './fixture-recoveries.js';
import { type JournalMaker, ready } from './fixtures.js';
import { notBroughtBack } from './not-brought-back.js';
import { reportHtml } from './report-html.js';

const reportOf = ({ records, head }: JournalMaker): Report =>
  buildReport({ records, head, productVersion: '0.1.0', madeAt: '2026-11-24T09:00:00.000Z' });

const pageOf = (journal: JournalMaker): string => reportHtml(reportOf(journal));

describe('the page of a report', () => {
  const page = pageOf(recoveredWithReservations());

  it('needs nothing but itself: no script, no link, no picture from elsewhere', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=/i);
    expect(page.match(/(?:src|href)="[^"#][^"]*"/g)).toBeNull();
  });

  it('forbids itself to load anything', () => {
    expect(page).toContain(`default-src 'none'; style-src 'unsafe-inline'`);
  });

  it('has one main heading, and steps down no more than one level at a time', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(match => Number(match[1]));
    expect(levels.filter(level => level === 1)).toEqual([1]);
    levels.slice(1).forEach((level, index) => {
      expect(level - (levels[index] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  it('gives every table a caption and every header cell a scope', () => {
    expect(page.match(/<caption>/g)).toHaveLength(page.match(/<table /g)?.length ?? 0);
    expect(page).not.toMatch(/<th(?![^>]*scope=)[ >]/);
  });

  it('gives the timeline a title and the same told in words', () => {
    expect(page).toContain('<title id="timeline-title">Timeline of the recovery</title>');
    expect(page).toMatch(/<desc id="timeline-text">[^<]*4\. Recovery setup: verified/);
  });

  it('shows each decision with who made it and why', () => {
    expect(page).toContain('The mail team checks the URLs in the morning');
    expect(page).toContain('EXCHANGESERVERP\\admin on EX3');
    expect(page).toContain('Typed the name EX3');
  });

  it('tells how each problem ended', () => {
    expect(page).toContain('EXCHANGESERVERP\\admin chose to try again. It was overcome: the step is verified.');
  });

  it('lists all that a recovery does not bring back', () => {
    for (const { what } of notBroughtBack) expect(page).toContain(`<th scope="row" class="text">${what}</th>`);
  });

  it('writes times in UTC and says so', () => {
    expect(page).toContain('2026-11-24 06:30:00 UTC');
  });

  it('ends with the number of records and the hash that seals them', () => {
    const report = reportOf(recoveredWithReservations());
    expect(page).toContain(report.journal.head);
  });
});

describe('the page of a rehearsal', () => {
  const page = pageOf(recovered());

  it('says REHEARSAL in its title, at its top, and on every printed page', () => {
    expect(page).toContain('<title>REHEARSAL: Recovery of EX3</title>');
    expect(page).toContain('<strong>REHEARSAL</strong>');
    expect(page).toContain('.rehearsal::before { content: "REHEARSAL"; position: fixed;');
    expect(page).toContain('<body class="rehearsal">');
  });

  it('is told apart from a live one, which says it nowhere', () => {
    const live = pageOf(recovered({ mode: 'live' }));
    expect(live.replace(/<style>[^]*<\/style>/, '')).not.toMatch(/rehears/i);
  });
});

describe('the page of a recovery that is not finished', () => {
  it('says so, and shows what was known when', () => {
    const page = pageOf(failedInSetup());
    expect(page).toContain('This recovery has no end yet.');
    expect(page).toContain('It has not been overcome.');
  });

  it('can be made before there is a plan', () => {
    const { records, head } = begun();
    const report = buildReport({
      records: records.slice(0, 2),
      head,
      productVersion: '0.1.0',
      madeAt: '2026-11-24T09:00:00.000Z',
    });
    expect(reportHtml(report)).toContain('No plan was made');
  });
});

describe('text from outside', () => {
  it('stays text, in the page and in its title', () => {
    const page = pageOf(recovered({ server: '</title><script>alert("1")</script>' }));
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
  });

  it('stays text in the output of a tool', () => {
    expect(pageOf(failedInSetup())).toContain('The process &lt;w3wp&gt; was terminated.');
  });
});

describe('the commands of a step', () => {
  const setup = { stepId: 'recovery-setup', attempt: 1 } as const;
  const command = 'E:\\setup.com /m:RecoverServer';

  it('are told with how long they ran and how they ended', () => {
    const journal = prepared();
    journal.write({ kind: 'checked', ...setup, finding: ready(journal.now), lookedFrom: journal.now });
    journal.write({ kind: 'act-intended', ...setup, commands: [command, 'never'], before: {} });
    journal.write({ kind: 'command-begun', ...setup, command });
    journal.after(90).write({ kind: 'command-ended', ...setup, end: 'exited', exitCode: 1, durationMs: 90_000 });
    const text = pageOf(journal)
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ');
    expect(text).toMatch(/RecoverServer Exit code 1 after 1 minute 30 seconds, begun at 2026-11-24 \d\d:\d\d:\d\d UTC/);
    expect(text).toContain('never Not run');
  });

  it('are told alone where an older version wrote the journal', () => {
    const page = pageOf(recovered());
    expect(page).toContain('RecoverServer');
    expect(page).not.toMatch(/Exit code|Not run|recorded of/);
  });
});

describe('the page of a re-application', () => {
  it('tells what was left, with what the operator decided and why', () => {
    const journal = reapplied('ex3-20261124-063000');
    const { entry } = journal.records.at(-1) ?? {};
    if (entry?.kind !== 'reapply-planned') throw new Error('no plan');
    const left = [
      { group: 'rollup', title: 'Rollup of Exchange', advice: 'apply', why: 'Others have it', byHand: null } as const,
    ];
    journal.write({ ...entry, plan: { ...entry.plan, left, leftMore: 3 } });
    const text = pageOf(journal)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain('Rollup of Exchange The operator chose to install no rollup. Others have it.');
    expect(text).toContain('And 3 more differences that were not chosen.');
  });
});
