/** The part of saxen's callback interface that `xml.ts` uses; the package ships no types. */
declare module 'saxen' {
  export class Parser {
    constructor(options: { readonly proxy: true });
    ns(prefixes: { readonly [uri: string]: string }): this;
    on(event: 'openTag', handler: (element: ElementView) => void): this;
    on(event: 'closeTag', handler: () => void): this;
    on(event: 'text', handler: (text: string) => void): this;
    on(event: 'cdata' | 'comment' | 'question' | 'attention', handler: (text: string) => void): this;
    on(event: 'error' | 'warn', handler: (error: Error, context: () => ParseContext) => void): this;
    parse(xml: string): Error | null;
  }

  /** A view of the parser's state; it changes as the parser goes on. */
  export interface ElementView {
    readonly name: string;
    readonly originalName: string;
    readonly attrs: { readonly [name: string]: string };
  }

  /** Both count from 0. */
  export interface ParseContext {
    readonly line: number;
    readonly column: number;
  }
}
