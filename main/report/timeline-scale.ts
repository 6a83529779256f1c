/** Distances between two ticks that people can read, in seconds. */
const distances = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

export interface Scale {
  /** Where a moment stands on the line. */
  readonly x: (moment: string) => number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
}

/** Lays the time from one moment to another on a line of this many units, with at most eight ticks. */
export function scaleOf(from: string, to: string, { left, width }: { left: number; width: number }): Scale {
  const start = Date.parse(from);
  const seconds = Math.max(1, (Date.parse(to) - start) / 1000);
  const place = (after: number): number => left + (Math.min(Math.max(after, 0), seconds) / seconds) * width;
  const distance = distances.find(each => seconds / each <= 8) ?? Math.ceil(seconds / 8 / 86_400) * 86_400;
  const ticks = Array.from({ length: Math.floor(seconds / distance) + 1 }, (_, index) => index * distance);
  return {
    x: moment => place((Date.parse(moment) - start) / 1000),
    ticks: ticks.map(after => ({ x: place(after), label: elapsed(after, distance) })),
  };
}

/** All ticks of one line speak the same unit. */
function elapsed(seconds: number, distance: number): string {
  if (distance >= 86_400) return `${String(seconds / 86_400)} d`;
  if (distance >= 3600) return `${String(seconds / 3600)} h`;
  return distance >= 60 ? `${String(seconds / 60)} min` : `${String(seconds)} s`;
}
