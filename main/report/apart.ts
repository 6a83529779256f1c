import { html, type Html, unescaped } from './html.js';

/** Parts of a report that come from elsewhere than its journal. */
export const apartNames = ['later', 'checked', 'output'] as const;
export type ApartName = (typeof apartNames)[number];

/** Such a part of the page between two marks, so that a check without its source can leave it aside. */
export const apart = (name: ApartName, content: Html): Html =>
  html`${unescaped(beginOf(name))}${content}${unescaped(endOf(name))}`;

export const beginOf = (name: ApartName): string => `<!-- begin ${name} -->`;
export const endOf = (name: ApartName): string => `<!-- end ${name} -->`;
