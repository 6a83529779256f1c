import { z } from 'zod';

/** Lies in the folder of a kit until it is finished: what was begun, and which files may be there. */
export const markerName = 'unfinished.json';
export const lockName = 'kit.lock';
/** What the marker and the manifest are called until they are whole. */
export const newMarkerName = 'unfinished.json.new';
export const newManifestName = 'manifest.json.new';

const Marker = z.strictObject({
  schema: z.literal('cas-recovery/unfinished-kit/1'),
  server: z.string(),
  startedAt: z.string(),
  /** Inside the kit. Nothing else is removed when it is begun again. */
  files: z.array(z.string()),
});
export type Marker = z.infer<typeof Marker>;

/** Null for whatever this program did not write. */
export function parseMarker(text: string): Marker | null {
  try {
    const found = Marker.safeParse(JSON.parse(text));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}
