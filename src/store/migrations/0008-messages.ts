/** A message that nobody waits for yet stays in the outbox, and is found by who begins to wait for it. */
export const MESSAGES = `
create index outbox_messages on outbox ((payload->>'message'), (payload->>'corr')) where topic = 'message-sent';
`;
