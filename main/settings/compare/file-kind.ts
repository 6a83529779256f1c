import type { SideFile } from '../../ports/settings-side.js';

/** How a file is compared. Larger ones than that are compared as a whole. */
export type FileKind = 'xml' | 'text' | 'whole';

const xmlNames = /\.(?:config|xml|xsd|xslt|manifest)$/i;
const textNames =
  /\.(?:txt|ini|inf|cfg|css|js|htm|html|aspx|ascx|asmx|ashx|asax|master|asp|ps1|psm1|cmd|bat|vbs|csv|svc|template|htc|json|log)$/i;
const largestXml = 8 * 1024 * 1024;
const largestText = 2 * 1024 * 1024;

export function kindOf({ tree, file, bytes }: SideFile): FileKind {
  if (xmlNames.test(file)) return bytes <= largestXml ? 'xml' : 'whole';
  const text = textNames.test(file) || tree === 'windows-etc';
  return text && bytes <= largestText ? 'text' : 'whole';
}
