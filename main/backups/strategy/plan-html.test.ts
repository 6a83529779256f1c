import { describe, expect, it } from 'vitest';
import type { StrategyPlan } from '../../../preload/contract/index.js';
import { plannedFor } from './advise.js';
import { answersWith, carefree, factsWith } from './fixture-situation.js';
import { planHtml } from './plan-html.js';

const answers = answersWith({ ...carefree.answers, otherSoftware: true });

function planOf(servers: readonly string[]): StrategyPlan {
  return {
    schema: 'cas-recovery/backup-strategy/1',
    madeAt: '2026-11-27T03:00:00.000Z',
    programVersion: '0.1.0',
    readFrom: 'a test',
    answers,
    servers: servers.map(server => plannedFor({ ...factsWith(carefree.facts), server }, answers)),
    leftOut: [],
  };
}

describe('the page of a plan', () => {
  it('draws what the advice says, in words too', () => {
    const page = planHtml(planOf(['EX3']));
    const [, label = ''] = /<svg[^>]*aria-label="([^"]*)"/.exec(page) ?? [];
    expect(label).toContain('Space of one backup: Nothing 0 kB to 50 MB, Minimum 7 GB to 15 GB, Everything 37.3 GB.');
    const bars = [...page.matchAll(/<rect class="(sure|perhaps)"[^>]*width="([\d.]+)"/g)].map(([, , width]) =>
      Number(width),
    );
    expect(bars).toHaveLength(18);
    // 40 GB, measured, is the longest bar of the first chart, and nothing of it is uncertain.
    expect(bars.slice(4, 6)).toEqual([960 - 120 - 230, 0]);
    expect(bars.every(width => width >= 0 && width <= 610)).toBe(true);
  });

  it('holds no markup but its own, and loads nothing', () => {
    const page = planHtml(planOf(['<img src=x onerror=alert(1)>', 'EX4']));
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toMatch(/<script|https?:\/\/[^<\s]*\.(js|css)|url\(/);
  });

  it('lists many servers, and tells all of each only while that can be printed', () => {
    const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `EX${String(at + 1)}`);
    expect(planHtml(planOf(names(3))).match(/<svg/g)).toHaveLength(3);
    const long = planHtml(planOf(names(41)));
    expect(long).not.toContain('<svg');
    expect(long).toContain('>EX41</th>');
    expect(long).toContain('These are too many to tell all of each.');
  });
});
