import { en } from './en.js';
import { onFirstUse } from './on-first-use.js';

/** A sentence, or its plural forms by `count`. Placeholders stand in braces. */
export type Message = string | { readonly one: string; readonly other: string };
export type MessageKey = keyof typeof en;

type TextOf<M> = M extends string ? M : M extends { one: infer A; other: infer B } ? A | B : never;
type Placeholders<S> = S extends `${string}{${infer P}}${infer Rest}` ? P | Placeholders<Rest> : never;
type Needed<K extends MessageKey> = (typeof en)[K] extends infer M ? Placeholders<TextOf<M>> | CountOf<M> : never;
type CountOf<M> = M extends string ? never : 'count';

/** Exactly the values that a message asks for; no second argument when it asks for none. */
export type Values<K extends MessageKey> = [Needed<K>] extends [never]
  ? []
  : [values: { readonly [P in Needed<K>]: string | number }];

/** The language of the catalogue; dates and numbers follow it too. */
export const locale = 'en-GB';

const numbers = onFirstUse(() => new Intl.NumberFormat(locale));
const plurals = onFirstUse(() => new Intl.PluralRules(locale));

/** The words of one message, with its values filled in. */
export function t<K extends MessageKey>(key: K, ...[values]: Values<K>): string {
  const given: Readonly<Record<string, string | number>> = values ?? {};
  const text = pick(en[key], given['count']);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => shown(given[name]) ?? whole);
}

function pick(message: Message, count: string | number | undefined): string {
  if (typeof message === 'string') return message;
  return plurals().select(Number(count)) === 'one' ? message.one : message.other;
}

function shown(value: string | number | undefined): string | undefined {
  return typeof value === 'number' ? numbers().format(value) : value;
}
