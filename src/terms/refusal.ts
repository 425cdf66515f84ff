import type { JsonObject } from '#terms/json';

/**
 * A typed "no" of the system: a code, facts about it, and an English sentence for logs. The sentence holds nothing
 * personal, nor do the facts, save those that answer a person about their own affair; facts are written to no log.
 * `operations/refusals.ts` maps every code to HTTP status, exit code and the sentence people read in both languages.
 */
export class Refusal<Code extends string = string> extends Error {
  readonly code: Code;
  readonly facts: JsonObject;

  constructor(code: Code, message: string, facts: JsonObject = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}
