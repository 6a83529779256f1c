import { describe, expect, it } from 'vitest';
import { momentOf, OrderOfDates, writtenTime } from './record-time.js';

/** The moment of the first of these dates, in the order that all of them show. */
function first(dates: readonly string[]): string | undefined {
  const order = new OrderOfDates();
  const times = dates.map(date => writtenTime(date));
  for (const time of times) if (time) order.take(time);
  return times[0] && momentOf(times[0], order.order)?.toISOString();
}

describe('a date in the log', () => {
  it.each([
    ['04/06/2010 19:40:22.0899', '2010-04-06T19:40:22.899Z'],
    ['11.14.2022 17:13:08.0074', '2022-11-14T17:13:08.074Z'],
    ['04-17-2021 11:23:39.0874', '2021-04-17T11:23:39.874Z'],
    ['28-09-2008 18:32:12', '2008-09-28T18:32:12.000Z'],
    ['14.11.2022 17:13:08', '2022-11-14T17:13:08.000Z'],
    ['2014-03-09 07:30:00.0011', '2014-03-09T07:30:00.011Z'],
    ['2014/3/9 7:30:00', '2014-03-09T07:30:00.000Z'],
    ['2014. 3. 9. 오후 7:30:00', '2014-03-09T19:30:00.000Z'],
    ['3/9/2014 7:30:00 PM', '2014-03-09T19:30:00.000Z'],
    ['3/9/2014 12:05:00 AM', '2014-03-09T00:05:00.000Z'],
    ['3/9/2014 12:05:00 p.m.', '2014-03-09T12:05:00.000Z'],
    ['03/09/14 07:30:00', '2014-03-09T07:30:00.000Z'],
    ['03/09/2014 07.30.00,5', '2014-03-09T07:30:00.500Z'],
    ['03/09/2014 07:30:00.1234', '2014-03-09T07:30:00.123Z'],
    ['٠٣/٠٩/٢٠١٤ ٠٧:٣٠:٠٠', '2014-03-09T07:30:00.000Z'],
    ['03/09/2557 07:30:00', '2014-03-09T07:30:00.000Z'],
  ])('is read: %s', (written, moment) => {
    expect(first([written])).toBe(moment);
  });

  it.each(['', 'x', 'Rule:RebootPending', '99/99/2014 07:30:00', '03/09/1392 07:30:00'])('is none: "%s"', text => {
    expect(first([text])).toBeUndefined();
  });

  it('is read in the order in which time never runs backwards', () => {
    expect(first(['05/03/2014 07:30:00', '04/06/2014 07:30:00'])).toBe('2014-03-05T07:30:00.000Z');
    expect(first(['03/05/2014 07:30:00', '03/06/2014 07:30:00'])).toBe('2014-03-05T07:30:00.000Z');
    expect(first(['05/03/2014 07:30:00', '13/03/2014 07:30:00'])).toBe('2014-03-05T07:30:00.000Z');
  });
});
