import type { DraftService } from '#definitions/draft';
import type { ProcessNode } from '#definitions/process';
import type { Message } from '#definitions/schema/service';

/** An element that sends a message out of its case, or waits for one from outside it. */
export interface Spoken {
  readonly service: DraftService;
  readonly node: ProcessNode;
  readonly name: string;
  /** What service.yaml says of it. */
  readonly message: Message | undefined;
}

const HEARS = /^(receiveTask|messageCatchEvent|messageStartEvent|boundaryMessageEvent)$/;
const SAYS = /^(sendTask|messageThrowEvent|messageEndEvent)$/;

/** Elements whose message leaves the case: no message flow leads it to a pool that the file shows. */
export function spokenBy(service: DraftService): readonly Spoken[] {
  const { nodes = new Map<string, ProcessNode>(), messageFlows = [] } = service.process ?? {};
  return [...nodes.values()]
    .filter(({ id, type }) => {
      const drawn = messageFlows.filter(({ from }) => from === id);
      return SAYS.test(type) && (drawn.length === 0 || drawn.some(({ to }) => to === null));
    })
    .flatMap((node) => spoken(service, node));
}

/** Elements whose message comes from another case or from outside: no pool of the file sends it, and it is no payment. */
export function caughtBy(service: DraftService): readonly Spoken[] {
  const { nodes = new Map<string, ProcessNode>(), messageFlows = [] } = service.process ?? {};
  const { elements } = service.file.value;
  return [...nodes.values()]
    .filter(({ id, type }) => HEARS.test(type) && elements[id]?.bill === undefined)
    .filter(({ id }) => !messageFlows.some(({ from, to }) => to === id && nodes.has(from)))
    .flatMap((node) => spoken(service, node));
}

/** Names of all messages in the drawing. */
export function messageNames(service: DraftService): readonly string[] {
  return [...(service.process?.nodes.values() ?? [])].flatMap(({ message }) => message ?? []);
}

function spoken(service: DraftService, node: ProcessNode): Spoken[] {
  const { message: name } = node;
  return name === null ? [] : [{ service, node, name, message: service.file.value.messages[name] }];
}
