/** A place in a file; line and column count from 1. */
export interface At {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where FEEL text stands inside a larger file: turns an offset of the text into a place of the file. */
export type Locate = (offset: number) => At;

/** Text that starts at a known place and runs on without escapes. */
export function locateFrom(text: string, at: At): Locate {
  return (offset) => {
    const before = text.slice(0, offset);
    const lastBreak = before.lastIndexOf('\n');
    if (lastBreak === -1) return { ...at, column: at.column + offset };
    const line = at.line + before.split('\n').length - 1;
    return { file: at.file, line, column: offset - lastBreak };
  };
}

export function sayAt(at: At): string {
  return `${at.file}:${at.line}:${at.column}`;
}
