import type { Element } from '../xml/read-xml.js';

/** A section that IIS knows, as applicationHost.config registers it. */
export interface IisSection {
  /** As `system.webServer/security/access`. */
  readonly path: string;
  /** Whether files and locations below may set it, as long as no location says otherwise. */
  readonly locked: boolean;
}

/** All sections that the `configSections` of an applicationHost.config register, by path. */
export function iisSections(root: Element): Map<string, IisSection> {
  const found = new Map<string, IisSection>();
  const walk = (group: Element, above: string): void => {
    for (const child of group.children) {
      const path = `${above}${child.attributes['name'] ?? ''}`;
      if (child.name === 'sectionGroup') walk(child, `${path}/`);
      if (child.name !== 'section') continue;
      found.set(path, { path, locked: child.attributes['overrideModeDefault'] === 'Deny' });
    }
  };
  for (const child of root.children) if (child.name === 'configSections') walk(child, '');
  return found;
}
