import type { AppInfo, CallInput } from '../../../preload/contract/calls.js';
import type { ScenarioCard } from '../../../preload/contract/scenario.js';
import { needsPassword, sourceOf, type SourceForm } from '../source-form.js';
import type { AdviceTyped } from './advice-state.js';

export type AdviceFrom = 'scenario' | 'directory' | 'kit';

/** The form where the advice begins, with what is usual in fields that nobody touched. */
export interface AdviceForm {
  readonly from: AdviceFrom;
  readonly scenario: string;
  readonly server: string;
  readonly kit: string;
}

export interface AdviceOffer {
  readonly app: AppInfo | null;
  readonly scenarios: readonly ScenarioCard[];
}

/** What the advice can be read from here, the likeliest first. */
export function adviceSources({ app, scenarios }: AdviceOffer): readonly AdviceFrom[] {
  const practice = scenarios.length > 0 ? (['scenario'] as const) : [];
  const real = ['directory', 'kit'] as const;
  return app?.rehearsalsOnlyBecause === null ? [...real, ...practice] : [...practice, ...real];
}

export function adviceForm(typed: AdviceTyped, offer: AdviceOffer): AdviceForm {
  const scenario = offer.scenarios.find(({ id }) => id === typed.scenario) ?? offer.scenarios[0];
  return {
    from: typed.from ?? adviceSources(offer)[0] ?? 'directory',
    scenario: scenario?.id ?? '',
    server: typed.server ?? '',
    kit: typed.kit ?? '',
  };
}

/** A path as it was typed or copied: Explorer puts it in quotes. */
const unquoted = (path: string): string => path.trim().replace(/^"(.*)"$/, '$1');

/** What to ask for, or null while something is missing or wrong. */
export function adviceWish(
  form: AdviceForm,
  directory: { readonly source: SourceForm; readonly password: string },
  listing: AdviceTyped['listing'],
): CallInput<'readAdvice'> | null {
  const kit = unquoted(form.kit);
  const server = form.server.trim();
  const more = { ...(kit !== '' && { kit }), ...(listing && { listing: listing.text }) };
  if (form.from === 'scenario') return form.scenario === '' ? null : { scenario: form.scenario, ...more };
  if (form.from === 'kit') return kit === '' ? null : { ...more, kit };
  const source = sourceOf(directory.source, '');
  const secret = needsPassword(directory.source);
  if (server === '' || !source || source.kind === 'scenario' || (secret && directory.password === '')) return null;
  return { directory: source, server, ...(secret && { password: directory.password }), ...more };
}
