/** Which number of a date stands first. */
export type DateOrder = 'month' | 'day';

/** A date and time as a culture wrote it. */
export interface WrittenTime {
  /** The two numbers beside the year, in their order; month first where the year stood first. */
  readonly first: number;
  readonly second: number;
  readonly year: number;
  readonly yearFirst: boolean;
  /** Milliseconds since midnight. */
  readonly ofDay: number;
}

const form =
  /^\D{0,24}(\d{1,4})\D{1,4}(\d{1,2})\D{1,4}(\d{1,4})\D{1,24}(\d{1,2})\D(\d{2})\D(\d{2})(?:[.,\u066b](\d{1,7}))?\D{0,24}$/;

/** Reads `04/06/2010 19:40:22.0899` as any culture may write it; undefined when it is no time. */
export function writtenTime(text: string): WrittenTime | undefined {
  const [, a = '', b = '', c = '', hour = '', minute = '', second = '', fraction = ''] =
    form.exec(latinDigits(text)) ?? [];
  if (second === '') return undefined;
  const yearFirst = a.length >= 3;
  const [first, other, year] = yearFirst ? [b, c, a] : [a, b, c];
  const seconds = (hourOf(Number(hour), text) * 60 + Number(minute)) * 60 + Number(second);
  return {
    first: Number(first),
    second: Number(other),
    year: fullYear(Number(year), year.length),
    yearFirst,
    ofDay: seconds * 1000 + milliseconds(fraction),
  };
}

/** The moment, which setup writes in UTC; undefined when there is no such day. */
export function momentOf({ first, second, year, yearFirst, ofDay }: WrittenTime, order: DateOrder): Date | undefined {
  const [month, day] = yearFirst || order === 'month' ? [first, second] : [second, first];
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1990 || year > 2200) return undefined;
  return new Date(Date.UTC(year, month - 1, day) + ofDay);
}

/** Learns from all dates of a log in which order they are written: the one in which time never runs backwards. */
export class OrderOfDates {
  #backwards = { month: 0, day: 0 };
  #before: { readonly month: number; readonly day: number } | undefined;

  take(time: WrittenTime): void {
    const now = { month: rank(time, 'month'), day: rank(time, 'day') };
    for (const order of ['month', 'day'] as const) {
      // A thirteenth month tells more than any order of days.
      if (now[order] === impossible) this.#backwards[order] += 1000;
      else if (this.#before && now[order] < this.#before[order]) this.#backwards[order] += 1;
    }
    this.#before = now;
  }

  /** Month first where both would do: setup writes it so in most cultures. */
  get order(): DateOrder {
    return this.#backwards.day < this.#backwards.month ? 'day' : 'month';
  }
}

const impossible = -1;

function rank(time: WrittenTime, order: DateOrder): number {
  return momentOf(time, order)?.getTime() ?? impossible;
}

/** Arabic, Persian, Indian, Thai and other digits are told by their place in their own ten. */
function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 0x80) return digit;
    let zero = code;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
    return String(code - zero);
  });
}

/** A clock of twelve hours tells the half of the day by a word. */
function hourOf(hour: number, text: string): number {
  const afternoon = /p\.?\s?m|\u5348\u5f8c|\u4e0b\u5348|\uc624\ud6c4|\u03bc\u03bc|\u0645/iu.test(text);
  const morning = /a\.?\s?m|\u5348\u524d|\u4e0a\u5348|\uc624\uc804|\u03c0\u03bc|\u0635/iu.test(text);
  if (afternoon && hour < 12) return hour + 12;
  return morning && hour === 12 ? 0 : hour;
}

/** Years of two digits are of this century. Thai years are 543 ahead. */
function fullYear(year: number, digits: number): number {
  if (digits <= 2) return 2000 + year;
  return year > 2400 ? year - 543 : year;
}

/** Setup writes milliseconds as four digits, the first of which is 0. */
function milliseconds(fraction: string): number {
  if (fraction === '') return 0;
  if (fraction.length === 4 && fraction.startsWith('0')) return Number(fraction);
  return Math.floor(Number(`0.${fraction}`) * 1000);
}
