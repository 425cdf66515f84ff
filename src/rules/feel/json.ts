import { readDate, readDateTime, readDuration } from '#rules/feel/calendar-text';
import { decimal, isDecimal, readNumber } from '#rules/feel/number';
import { sayValue } from '#rules/feel/text';
import { type FeelValue, isFeelContext, isFeelList } from '#rules/feel/value';
import { isList, isObject, type Json } from '#terms/json';

export type JsonType = 'string' | 'number' | 'date' | 'dateTime' | 'boolean' | 'duration' | 'any';

/**
 * A JSON value as FEEL sees it. A text becomes a number, date or duration only when `type` asks for it; a text that is
 * none gives null. Lists carry their type on to their items, objects become contexts.
 */
export function fromJson(json: Json, type: JsonType = 'any'): FeelValue {
  return fromNested(json, type, 0);
}

/** Levels of lists and objects; what lies deeper is no value that anybody entered. */
const MAX_NESTING = 64;

function fromNested(json: Json, type: JsonType, level: number): FeelValue {
  if (level > MAX_NESTING) return null;
  if (json === null || typeof json === 'boolean') return json;
  if (typeof json === 'number') return type === 'string' ? String(json) : decimal(json);
  if (typeof json === 'string') return fromText(json, type);
  if (isList(json)) return json.map((item) => fromNested(item, type, level + 1));
  if (!isObject(json)) return null;
  return new Map(Object.entries(json).map(([name, item]) => [name, fromNested(item, 'any', level + 1)]));
}

function fromText(text: string, type: JsonType): FeelValue {
  if (type === 'number') return readNumber(text);
  if (type === 'date') return readDate(text);
  if (type === 'dateTime') return readDateTime(text);
  if (type === 'duration') return readDuration(text);
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : null;
  return text;
}

/** Whole numbers up to 2^53-1 stay numbers, other numbers become decimal text; dates and durations ISO 8601 text. */
export function toJson(value: FeelValue): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (isDecimal(value)) {
    const number = value.toNumber();
    return Number.isSafeInteger(number) && value.isInteger() ? number + 0 : value.toFixed();
  }
  if (isFeelList(value)) return value.map(toJson);
  if (isFeelContext(value)) return Object.fromEntries([...value].map(([name, item]) => [name, toJson(item)]));
  return sayValue(value);
}
