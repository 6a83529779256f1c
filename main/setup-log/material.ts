/** One line of a log or of the console, with its number in the file, counted from 1. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** A line in which setup complains. */
export interface Complaint extends Line {
  /**
   * Where it stands: in what setup or a whole task reports as its error ('task'), in the list of errors that a task
   * counts up, critical or not ('record'), in what one command inside a task reports, which the task may have got over
   * ('command'), or in the list of failed prerequisites ('required').
   */
  readonly from: 'task' | 'record' | 'command' | 'required';
  /** The text without the head of its record. */
  readonly said: string;
  /** First line of the record that it belongs to. */
  readonly record: Line;
  /** Name of the prerequisite rule, where setup gives one. It is the same in every language. */
  readonly rule?: string;
}

/** What the analysis of the prerequisites found out: `True` of a rule means that it has failed. */
export interface Evaluated extends Line {
  readonly value: string;
}

/** What a failed run of setup said, in as much as a cause may be read from it. */
export interface Material {
  readonly complaints: readonly Complaint[];
  /** Lines around the complaints that are none themselves: scripts, notes, what was done just before. */
  readonly around: readonly Line[];
  /** The last note of a script on an error that it tried to get over. */
  readonly note?: Line;
  /** What the prerequisite analysis found out, by the name of the setting or rule. */
  readonly evaluated: ReadonlyMap<string, Evaluated>;
}

/** Memory for one line. */
export const longestText = 4000;

/** Of a longer line the beginning. */
export const bounded = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText)} …` : text);
