import { createKit, type KitParts } from './kit/create-kit.js';
import type { BackupKit } from './ports/backup-kit.js';
import type { SettingsSource } from './ports/settings-source.js';
import { toProblem } from './problems/problem.js';
import { openContents } from './adapters/kit/kit-contents.js';
import { refusePlace } from './adapters/kit/refuse-place.js';

/** What is not there, or was not finished, is no kit. */
const none = ['KIT_NOT_FOUND', 'KIT_UNFINISHED', 'KIT_BEING_WRITTEN'];

/** Takes and reads the kit of one server: with what the directory records left out, which a recovery reads itself. */
export function backupKit(parts: KitParts, sourceOf: () => Promise<SettingsSource>): BackupKit {
  return {
    look: async place => {
      try {
        const kit = await openContents(place);
        await kit.close();
        const { takenAt, server, files, lacks } = kit.manifest;
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
        return { takenAt, server: server.name, files: files.length, bytes, lacks };
      } catch (thrown) {
        if (none.includes(toProblem(thrown).code)) return null;
        throw thrown;
      }
    },
    refusePlace,
    take: async (place, { password, signal, onProgress }) => {
      const order = { out: place, source: await sourceOf(), server: null, password, directory: null };
      await createKit(parts, order, {
        signal,
        onProgress: ({ doing, files, totalFiles }) =>
          onProgress(doing, totalFiles === null || totalFiles === 0 ? null : files / totalFiles),
      });
    },
    damage: async place => {
      const kit = await openContents(place);
      try {
        return (await kit.verify()).map(({ path, why }) => `${path}: ${why}`);
      } finally {
        await kit.close();
      }
    },
  };
}
