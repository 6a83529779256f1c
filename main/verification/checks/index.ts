import type { Check } from '../check.js';
import { services } from './services.js';

/** Every check, in no order: all begin at once. */
export const allChecks: readonly Check[] = [services];
