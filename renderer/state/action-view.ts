/** What a button of the bottom bar asks for. */
export type ActionId =
  | 'consent'
  | 'retry'
  | 'ask-skip'
  | 'ask-stop'
  | 'ask-leave'
  | 'resume'
  | 'pause'
  | 'show-report'
  | 'to-current'
  | 'reapply'
  | 'compare-kit'
  | 'undo'
  | 'verify';

export interface ActionView {
  readonly id: ActionId;
  readonly label: string;
  readonly enabled: boolean;
  /** It was pressed and its answer is on the way: the button keeps its place and the focus. */
  readonly busy: boolean;
  /** One main button a page; `safe` takes the focus where the main one cannot be taken back. */
  readonly weight: 'main' | 'safe' | 'quiet';
}

export const mainAction = (id: ActionId, label: string): ActionView => make(id, label, 'main');
export const safeAction = (id: ActionId, label: string): ActionView => make(id, label, 'safe');
export const quietAction = (id: ActionId, label: string): ActionView => make(id, label, 'quiet');

/** The same button while its answer is on the way. */
export const busyAction = (action: ActionView): ActionView => ({ ...action, enabled: false, busy: true });

function make(id: ActionId, label: string, weight: ActionView['weight']): ActionView {
  return { id, label, weight, enabled: true, busy: false };
}
