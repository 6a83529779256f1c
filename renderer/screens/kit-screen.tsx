import type { ScreenProps } from './screen-props.js';

export function KitScreen({ header }: ScreenProps) {
  return header;
}
