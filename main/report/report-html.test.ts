import { describe, expect, it } from 'vitest';
import type { Report } from '../../preload/contract/index.js';
import { buildReport } from './build-report.js';
import { begun, failedInSetup, recovered, recoveredWithReservations } from './fixture-recoveries.js';
import type { JournalMaker } from './fixtures.js';
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
