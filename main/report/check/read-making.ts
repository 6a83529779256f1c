import { z } from 'zod';
import { ReportLater, ReportOutput } from '../../../preload/contract/index.js';
import { Making, makingName } from '../making.js';
import { laterKind, laterLabels } from '../later-csv.js';
import { aboutLabels } from '../report-csv.js';
import { csvRows } from './csv-rows.js';
import type { ReportForm } from './report-form.js';

/** What a report tells of its own making, as far as it can be read. */
export interface ReadMaking {
  /** Null when a part of it can't be read. */
  readonly making: Making | null;
  /** Where it stands in the file, from 1. */
  readonly lines: readonly number[];
  /** The line that can't be read; the first of all where nothing is found. */
  readonly unreadable: number | null;
}

/** Reads it piece by piece, so that a byte that was changed elsewhere is in no one's way. */
export function readMaking(form: ReportForm, text: string): ReadMaking {
  const found = { html: inHtml, json: inJson, csv: inCsv }[form](text);
  const lines = [...new Set(found.map(({ at }) => lineAt(text, at)))].sort((left, right) => left - right);
  const value = Object.fromEntries(found.map(({ key, value: read }) => [key, read]));
  const making = Making.safeParse(value);
  if (making.success) return { making: making.data, lines, unreadable: null };
  const wrongKey = making.error.issues[0]?.path[0];
  const wrong = found.find(({ key }) => key === wrongKey);
  return { making: null, lines, unreadable: wrong ? lineAt(text, wrong.at) : (lines[0] ?? 1) };
}

interface Found {
  readonly key: string;
  readonly value: unknown;
  /** Where it stands in the text. */
  readonly at: number;
}

/** The line that an offset lies in, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function inHtml(text: string): Found[] {
  const found = new RegExp(`<meta name="${makingName}" content="([^"]*)"`).exec(text);
  if (!found) return [];
  const value = parsed(
    (found[1] ?? '').replace(/&(quot|amp|lt|gt|#39);/g, (_all, name: string) => entities[name] ?? ''),
  );
  const pairs: (readonly [string, unknown])[] =
    typeof value === 'object' && value !== null ? Object.entries(value as Record<string, unknown>) : [];
  const keys = pairs.length > 0 ? pairs : ([['recoveryId', undefined]] as const);
  return keys.map(([key, read]) => ({ key, value: read, at: found.index }));
}

const entities: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', '#39': "'" };

/** Each key by itself: a text of JSON has no line end inside a value. */
function inJson(text: string): Found[] {
  return Object.keys(Making.shape).flatMap(key => {
    const at = text.search(new RegExp(`^ {2}"${key}": `, 'm'));
    if (at < 0) return [];
    const rest = text.slice(at);
    const end = rest.search(/,?\r?\n(?: {2}"|\})/);
    const value = parsed(rest.slice(`  "${key}": `.length, end < 0 ? undefined : end));
    return [{ key, value: essence(key, value), at }];
  });
}

/** `report.json` holds more of these two than what they were made of. */
function essence(key: string, value: unknown): unknown {
  const later = key === 'later' ? z.array(z.object(Later.shape)).safeParse(value) : null;
  const output = key === 'output' ? z.object(Output.shape).safeParse(value) : null;
  return later?.data ?? output?.data ?? value;
}

const Later = ReportLater.pick({ recoveryId: true, journal: true });
const Output = ReportOutput.pick({ bytes: true, sha256: true, lines: true });

function inCsv(text: string): Found[] {
  const rows = csvRows(text);
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const cell = (label: string): { readonly value: string; readonly at: number } | undefined => {
    const place = rows.findIndex(row => row[1] === 'Report' && row[3] === label);
    return place < 0 ? undefined : { value: rows[place]?.[6] ?? '', at: starts[place] ?? 0 };
  };
  const [recovery, madeAt, version] = [aboutLabels.recovery, aboutLabels.madeAt, aboutLabels.version].map(cell);
  const [records, head, redacted] = [aboutLabels.records, aboutLabels.head, aboutLabels.redacted].map(cell);
  return [
    ...keyed('recoveryId', recovery),
    ...keyed('madeAt', madeAt),
    ...keyed('productVersion', version),
    ...keyed('redacted', redacted && { ...redacted, value: true }),
    ...(records && head
      ? [{ key: 'journal', value: { records: wholeNumber(records.value), head: head.value }, at: records.at }]
      : []),
    ...laterInCsv(rows, starts),
  ];
}

/** What came later, by the rows of its journals; absent where there is none. */
function laterInCsv(rows: readonly string[][], starts: readonly number[]): Found[] {
  const own = rows.map((row, place) => ({ row, place })).filter(({ row }) => row[1] === laterKind);
  const heads = new Map(own.filter(({ row }) => row[3] === laterLabels.head).map(({ row }) => [row[2], row[6]]));
  const counts = own.filter(({ row }) => row[3] === laterLabels.records);
  const value = counts.map(({ row: [, , recoveryId, , , , records = ''] }) => ({
    recoveryId,
    journal: { records: wholeNumber(records), head: heads.get(recoveryId) },
  }));
  return own[0] ? [{ key: 'later', value, at: starts[own[0].place] ?? 0 }] : [];
}

const keyed = (key: string, cell: { readonly value: unknown; readonly at: number } | undefined): Found[] =>
  cell ? [{ key, ...cell }] : [];

const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : NaN);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
