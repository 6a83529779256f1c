import { stepsOf, type PathStep } from '../xml/element-path.js';
import { identitiesOf, repeatedNames } from '../xml/identity.js';
import type { Element } from '../xml/read-xml.js';

/** Why a setting can't be put into the words of appcmd. */
export class NotSayable extends Error {}

/** Adds an item of a collection, then what it holds. */
export function addition(element: Element, inner: readonly PathStep[]): string[] {
  const item = inner[inner.length - 1];
  if (item && (item.name === 'clear' || item.name === 'remove' || item.name === 'clearSpns')) {
    throw new NotSayable('appcmd has no word for what takes inherited settings away');
  }
  const attributes = Object.entries(element.attributes).map(([name, value]) => `${name}='${inBrackets(value)}'`);
  const settings = [`+${prefixOf(inner.slice(0, -1))}[${attributes.join(',')}]`];
  const within = (parent: Element, steps: readonly PathStep[]): void => {
    for (const step of childSteps(parent)) {
      const at = [...steps, step];
      if (step.keys.length > 0) settings.push(...addition(step.child, at));
      else {
        for (const [name, value] of Object.entries(step.child.attributes)) {
          settings.push(`${prefixOf(at)}${name}:${sayable(value)}`);
        }
        within(step.child, at);
      }
    }
  };
  within(element, inner);
  return settings;
}

export function childSteps(parent: Element): (PathStep & { readonly child: Element })[] {
  const identities = identitiesOf(parent, repeatedNames(parent));
  return parent.children.flatMap((child, index) => {
    if (child.name === 'clear' || child.name === 'remove' || child.name === 'clearSpns') {
      throw new NotSayable('appcmd has no word for what takes inherited settings away');
    }
    const [step] = stepsOf(identities[index]?.step ?? child.name);
    return step ? [{ ...step, child }] : [];
  });
}

/** What stands before the name of an attribute: `files.`, `[name='x'].processModel.`. */
export function prefixOf(steps: readonly PathStep[]): string {
  return steps.map(step => `${stepWord(step)}.`).join('');
}

export function bare(steps: readonly PathStep[]): string {
  return steps.map(stepWord).join('.');
}

function stepWord({ name, keys }: PathStep): string {
  if (keys.length === 0) return name;
  return `[${keys.map(one => `${one.name}='${inBrackets(one.value)}'`).join(',')}]`;
}

export function sayable(value: string): string {
  if (/["\r\n\0]/.test(value)) throw new NotSayable('its value holds a quotation mark or a line break');
  return value;
}

function inBrackets(value: string): string {
  if (value.includes("'")) throw new NotSayable('its value holds a quotation mark');
  return sayable(value);
}
