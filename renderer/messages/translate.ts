import { en } from './en.js';
import { onFirstUse } from './on-first-use.js';

/** A sentence, or its plural forms by `count`. Placeholders stand in braces. */
export type Message = string | { readonly one: string; readonly other: string };
export type Catalogue = Readonly<Record<string, Message>>;

type TextOf<M> = M extends string ? M : M extends { one: infer A; other: infer B } ? A | B : never;
type Placeholders<S> = S extends `${string}{${infer P}}${infer Rest}` ? P | Placeholders<Rest> : never;
type Needed<M> = Placeholders<TextOf<M>> | CountOf<M>;
type CountOf<M> = M extends string ? never : 'count';

/** Exactly the values that a message asks for; no second argument when it asks for none. */
export type Values<M> = [Needed<M>] extends [never] ? [] : [values: { readonly [P in Needed<M>]: string | number }];

/** The language of the catalogue; dates and numbers follow it too. */
export const locale = 'en-GB';

const numbers = onFirstUse(() => new Intl.NumberFormat(locale));
const plurals = onFirstUse(() => new Intl.PluralRules(locale));

/** Gives the words of the messages in a catalogue, with their values filled in. */
export function translator<C extends Catalogue>(catalogue: C) {
  return <K extends keyof C>(key: K, ...[values]: Values<C[K]>): string => {
    const given: Readonly<Record<string, string | number>> = values ?? {};
    const text = pick(catalogue[key] as Message, given['count']);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => shown(given[name]) ?? whole);
  };
}

/** The words that any screen may need, from the first paint on. */
export const t = translator(en);

function pick(message: Message, count: string | number | undefined): string {
  if (typeof message === 'string') return message;
  return plurals().select(Number(count)) === 'one' ? message.one : message.other;
}

function shown(value: string | number | undefined): string | undefined {
  return typeof value === 'number' ? numbers().format(value) : value;
}
