import type { Child } from 'hono/jsx';
import type { Frame } from '#web/frame';

interface FormProps {
  readonly frame: Frame;
  /** Tells this form from others on the page; part of its idempotency key. */
  readonly name: string;
  /** Default: the page's own address. */
  readonly action?: string;
  readonly class?: string | undefined;
  readonly upload?: boolean;
  readonly children?: Child;
}

/** A form that changes something: posts with the session's token and a key that makes a double press harmless. */
export function Form({ frame, name, action, class: className, upload, children }: FormProps) {
  return (
    <form
      method="post"
      action={action ?? frame.path}
      class={className}
      enctype={upload === true ? 'multipart/form-data' : undefined}
      novalidate
    >
      <input type="hidden" name="csrf" value={frame.csrf} />
      <input type="hidden" name="key" value={`${frame.key}.${name}`} />
      {children}
    </form>
  );
}
