import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { failure } from '../../problems/problem.js';
import { decodeXml, type TextFile } from './decode.js';
import { tooDeepAt } from './depth.js';
import { positionOf } from './position.js';

/** An element as it stands in a text. Offsets count UTF-16 units of that text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, without that of its children; runs of white space are one blank. */
  readonly text: string;
  /** Where that text stands: one for each run between children and comments. */
  readonly runs: readonly Range[];
  readonly start: number;
  readonly end: number;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** An XML file, read. */
export interface XmlFile extends TextFile {
  readonly file: string;
  readonly root: Element;
}

/** Deeper than any configuration file of Windows. */
export const deepestNesting = 200;

/** Reads an XML file. `file` is its name in a problem. Throws `XML_NOT_WELL_FORMED`, `XML_TOO_DEEP`, `TEXT_NOT_READABLE`. */
export function readXmlFile(bytes: Buffer, file: string): XmlFile {
  const decoded = decodeXml(bytes, file);
  return { ...decoded, file, root: readXml(decoded.text, file) };
}

/** The root element of a text. */
export function readXml(text: string, file: string): Element {
  const deep = tooDeepAt(text, deepestNesting);
  if (deep !== null) throw failure('XML_TOO_DEEP', { file, line: positionOf(text, deep).line, limit: deepestNesting });
  try {
    const { root } = parseXml(sameLengthLines(text), { includeOffsets: true, preserveComments: true });
    if (root === null) throw new Error('There is no element');
    return elementOf(root, text.length);
  } catch (thrown) {
    throw failure('XML_NOT_WELL_FORMED', { file, ...whereAndWhy(thrown, text) }, thrown);
  }
}

/** Line ends become line feeds, so that the parser need not; offsets stay. Both are white space, and count as one. */
function sameLengthLines(text: string): string {
  return text.includes('\r') ? text.split('\r\n').join(' \n').replace(/\r/g, '\n') : text;
}

function elementOf(node: XmlElement, length: number): Element {
  const children: Element[] = [];
  const runs: Range[] = [];
  const texts: string[] = [];
  for (const child of node.children) {
    if (child instanceof XmlElement) children.push(elementOf(child, length));
    else if (child instanceof XmlText && child.text.trim() !== '') {
      runs.push({ start: child.start, end: Math.min(child.end, length) });
      texts.push(child.text);
    }
  }
  const text = texts
    .join(' ')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
  return {
    name: node.name,
    attributes: node.attributes,
    children,
    text,
    runs,
    start: node.start,
    // After the last character, the parser does not know where it is in a text with characters beyond 16 bits.
    end: Math.min(node.end, length),
  };
}

function whereAndWhy(thrown: unknown, text: string): { line: number; column: number; why: string } {
  if (thrown instanceof XmlError) {
    // Its message goes on with an excerpt, which may hold a password.
    const why = (thrown.message.split('\n')[0] ?? '').replace(/ \(line \d+, column \d+\)$/, '');
    return { line: thrown.line, column: thrown.column, why: why.replace(/\.$/, '') };
  }
  return { ...positionOf(text, text.length), why: thrown instanceof Error ? thrown.message : String(thrown) };
}
