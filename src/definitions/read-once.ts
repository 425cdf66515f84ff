/**
 * What was read from the same texts before, the last `most` of them. A folder differs from its last reading in a file or two,
 * and nobody changes what was read.
 */
export class ReadOnce<T> {
  private readonly known = new Map<string, T>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  /** `key` names everything that the result depends on. */
  get(key: string, read: () => T): T {
    const found = this.known.get(key) ?? read();
    this.known.delete(key);
    this.known.set(key, found);
    if (this.known.size > this.most) this.known.delete(this.known.keys().next().value ?? key);
    return found;
  }
}
