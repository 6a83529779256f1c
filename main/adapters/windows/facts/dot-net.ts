import type { Registry } from './registry.js';

/**
 * Versions of the .NET Framework that are installed, the oldest first.
 * @fidelity C .NET Framework: keys below NET Framework Setup\NDP, Microsoft's page on how to find installed versions
 */
export function dotNetVersions(registry: Registry): string[] {
  return ['NDP\\v2.0.50727', 'NDP\\v3.0', 'NDP\\v3.5', 'v4\\Client', 'v4\\Full'].flatMap(end => {
    const version = registry.text(end, 'Version');
    // v3.0 keeps its mark in a key below; a version there is enough.
    const isInstalled = (registry.number(end, 'Install') ?? (end === 'NDP\\v3.0' ? 1 : 0)) === 1;
    if (version === null || !isInstalled) return [];
    const servicePack = registry.number(end, 'SP') ?? 0;
    const part = end.startsWith('v4') ? ` ${end.slice(3)}` : '';
    return [`${version}${servicePack > 0 ? ` SP${String(servicePack)}` : ''}${part}`];
  });
}
