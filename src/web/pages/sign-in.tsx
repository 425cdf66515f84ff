import { groupBy } from '#insights/group';
import type { PersonaRow, SignInView } from '#operations/views/door';
import { type Frame, type PageProps, SESSION_KINDS } from '#web/frame';
import { Form } from '#web/parts/form.tsx';
import { More } from '#web/parts/more.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DOOR_WORDS } from '#web/texts/door';

/** `/masuk`: by a word for officials, or fictional people to try the house with. */
export function SignInPage({ view, frame }: PageProps<SignInView>) {
  const t = DOOR_WORDS[frame.language];
  if (view.byWord) return <ByWord view={view} frame={frame} />;
  const kinds = SESSION_KINDS.map((kind) => ({ kind, rows: view.personas.filter((row) => row.kind === kind) }));
  return (
    <Page frame={frame} title={t.signInTitle}>
      <h1>{t.signInTitle}</h1>
      <p>{t.signInNote}</p>
      <div class="pair">
        {kinds
          .filter(({ rows }) => rows.length > 0)
          .map(({ kind, rows }) => (
            <section>
              <h2>{t.kinds[kind]}</h2>
              {kind === 'officer' ? (
                byOwner(rows).map((desk) => <Desk rows={desk} next={view.next} frame={frame} />)
              ) : (
                <More
                  rows={rows}
                  first={5}
                  list={(some) => <Personas rows={some} next={view.next} frame={frame} />}
                  frame={frame}
                />
              )}
            </section>
          ))}
      </div>
    </Page>
  );
}

/** The officers of each agency together, in the order in which their agencies first come. */
function byOwner(rows: readonly PersonaRow[]): readonly (readonly PersonaRow[])[] {
  return [...groupBy(rows, ({ owner }) => owner.name).values()];
}

/** The officers of one agency, behind its name. */
function Desk({ rows, next, frame }: PersonasProps) {
  const [first] = rows;
  return (
    <details>
      <summary>{DOOR_WORDS[frame.language].officersOf(first?.owner.name ?? '', rows.length)}</summary>
      <Personas rows={rows} next={next} frame={frame} />
    </details>
  );
}

interface PersonasProps {
  readonly rows: readonly PersonaRow[];
  readonly next: string;
  readonly frame: Frame;
}

function Personas({ rows, next, frame }: PersonasProps) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <Persona row={row} next={next} frame={frame} />
      ))}
    </ul>
  );
}

function ByWord({ view, frame }: PageProps<SignInView>) {
  const t = DOOR_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.signIn}>
      <h1>{t.signIn}</h1>
      <p>{t.wordNote}</p>
      <Form frame={frame} name="word" action="/masuk">
        <input type="hidden" name="next" value={view.next} />
        <p class="field">
          <label for="word">{t.word}</label>
          <input id="word" name="word" type="text" required autocomplete="off" autocapitalize="characters" />
        </p>
        <button class="go" type="submit">
          {t.signIn}
        </button>
      </Form>
    </Page>
  );
}

function Persona({ row, next, frame }: { row: PersonaRow; next: string; frame: Frame }) {
  return (
    <li>
      <Form frame={frame} name={`persona-${row.id}`} action="/masuk" class={laneClass(row.owner)}>
        <input type="hidden" name="persona" value={row.id} />
        <input type="hidden" name="next" value={next} />
        <button class="text strong" type="submit">
          {DOOR_WORDS[frame.language].signInAs(row.name)}
        </button>
        <span class="t">{row.about}</span>
      </Form>
    </li>
  );
}
