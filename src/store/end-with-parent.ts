/**
 * Ends this process, after `close`, on SIGTERM, on SIGINT where nobody forked it, and when the process that forked it is gone,
 * which may have happened before it came to ask. To be called before anything is opened: what outlives its parent keeps its
 * folder from the next one.
 */
export function endWithParent(close: () => Promise<unknown>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void close().finally(() => process.exit(0));
  };
  for (const sign of ['SIGTERM', 'disconnect'] as const) process.once(sign, end);
  // Ctrl+C reaches a forked process too; when it goes is for its parent to say, which closes in order.
  process.on('SIGINT', () => (process.send === undefined ? end() : undefined));
  if (process.send !== undefined && !process.connected) end();
}
