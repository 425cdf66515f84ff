/**
 * Ends this process, after `close`, on SIGTERM, on SIGINT and when the process that forked it is gone, which may have happened
 * before it came to ask. To be called before anything is opened: what outlives its parent keeps its folder from the next one.
 */
export function endWithParent(close: () => Promise<unknown>): void {
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void close().finally(() => process.exit(0));
  };
  for (const sign of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(sign, end);
  if (process.send !== undefined && !process.connected) end();
}
