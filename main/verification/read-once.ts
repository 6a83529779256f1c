/** A reading that is taken when somebody first asks, and shared by all who ask. */
export function readOnce<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    // Whoever asks gets the failure; a check whose time is up asks no more.
    reading.catch(() => undefined);
    return reading;
  };
}
