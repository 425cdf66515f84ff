/** One exchange, byte for byte; null for a part that is not compared, or does not come. */
export interface Transcript {
  readonly name: string;
  readonly sends: string;
  readonly called: string | null;
  readonly says: string | null;
  readonly gets: string;
}

/** Reads `=== name` and its parts `>>> who does what`, with CRLF as on the wire. */
export function readTranscripts(text: string): readonly Transcript[] {
  const [, ...all] = text.split(/^=== /m);
  return all.map((one) => {
    const [name = '', ...parts] = one.split(/^>>> /m);
    const part = (title: string) => {
      const found = parts.find((each) => each.startsWith(`${title}\n`));
      return found === undefined ? null : onTheWire(found.slice(title.length + 1));
    };
    const [sends, gets] = [part('the adapter sends'), part('the adapter gets')];
    if (sends === null || gets === null) throw new Error(`${name} is no exchange`);
    return {
      name: name.trim(),
      sends,
      gets,
      called: part('the old system is called'),
      says: part('the old system says'),
    };
  });
}

/** The body ends where its text does. */
function onTheWire(text: string): string {
  const at = text.indexOf('\n\n');
  const [head, body] = [text.slice(0, at), text.slice(at + 2).replace(/\n$/, '')];
  return `${head.replaceAll('\n', '\r\n')}\r\n\r\n${body}`;
}
