import type { ReportCheck } from '../../../preload/contract/index.js';

export type ReportForm = NonNullable<ReportCheck['form']>;

const byEnding: readonly (readonly [RegExp, ReportForm])[] = [
  [/\.html?$/i, 'html'],
  [/\.json$/i, 'json'],
  [/\.csv$/i, 'csv'],
];

const byBeginning: readonly (readonly [RegExp, ReportForm])[] = [
  [/^\s*<!doctype html/i, 'html'],
  [/^\s*\{/, 'json'],
  [/^\uFEFF?"?Mode"?,/, 'csv'],
];

/** By the name of the file, since what stands in it may have been changed anywhere; else by its beginning. */
export function formOf(file: string, text: string): ReportForm | null {
  const ending = byEnding.find(([form]) => form.test(file));
  return (ending ?? byBeginning.find(([form]) => form.test(text.slice(0, 100))))?.[1] ?? null;
}
