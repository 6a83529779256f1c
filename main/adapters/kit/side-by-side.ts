/** How many files are worked on at a time: enough that a disk or a network that takes its time is kept busy. */
export const atATime = 16;

/** Does a work for each item, several at a time, in their order. The first failure ends it, once the begun ones are done. */
export async function forEachOf<T>(items: readonly T[], work: (item: T, lane: number) => Promise<void>): Promise<void> {
  let next = 0;
  let failed: { thrown: unknown } | undefined;
  const lane = async (number: number): Promise<void> => {
    for (let item = items[next++]; item !== undefined && !failed; item = items[next++]) {
      try {
        await work(item, number);
      } catch (thrown) {
        failed ??= { thrown };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atATime, items.length) }, (_, number) => lane(number)));
  if (failed) throw failed.thrown;
}
