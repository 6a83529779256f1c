/** Node has it from 16.14 on; these types are of its beginning. */
interface Watched {
  getActiveResourcesInfo(): string[];
}

/** Timers and connections that keep this process alive. */
function whatKeepsAlive(): string[] {
  const all = (process as unknown as Watched).getActiveResourcesInfo();
  return all.filter(kind => /^(Timeout|TCPSocketWrap|TLSWrap|.*ReqWrap)$/.test(kind));
}

/**
 * For tests: runs something, and waits until nothing of it keeps the process alive. Answers with what still does after
 * a second.
 */
export async function leftBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = whatKeepsAlive();
  await work();
  for (let tries = 0; tries < 50; tries += 1) {
    await new Promise(done => setTimeout(done, 20));
    if (surplus(before).length === 0) return [];
  }
  return surplus(before);
}

function surplus(before: readonly string[]): string[] {
  const rest = [...before];
  return whatKeepsAlive().filter(kind => {
    const place = rest.indexOf(kind);
    if (place < 0) return true;
    rest.splice(place, 1);
    return false;
  });
}
