import type { InformationView } from '#operations/views/door';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Basis } from '#web/parts/certainty.tsx';
import { Cell, Held } from '#web/parts/held.tsx';
import { hueClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DOOR_WORDS } from '#web/texts/door';
import { INFORMATION_WORDS } from '#web/texts/information';

/** `/layanan/:id` of a service that does not run here: what it asks, where and how one applies. */
export function InformationPage({ view, frame }: PageProps<InformationView>) {
  const d = DOOR_WORDS[frame.language];
  const t = INFORMATION_WORDS[frame.language];
  return (
    <Page frame={frame} title={view.title}>
      <Back href="/cari" label={d.back} />
      <p class="intro soft">
        {view.title}, {t.by(view.lead.name)}
      </p>
      <h1>{view.promise}</h1>
      {!view.isTranslated && <p class="soft">{d.notTranslated}</p>}
      <Held hue={hueClass(view.lead)}>
        <Cell label={t.where}>
          <p class="say">{view.where}</p>
          {view.link !== null && (
            <p>
              <a href={view.link}>{view.link.replace(/^https:\/\//, '').replace(/\/$/, '')}</a>
            </p>
          )}
        </Cell>
        <Cell label={d.doneIn}>
          <p class="say">{view.time}</p>
        </Cell>
        <Cell label={d.cost}>
          <p class="say">{view.fee}</p>
        </Cell>
      </Held>
      <p class="after">{t.notHere}</p>
      <div class="pair">
        <List title={d.requirements} lines={view.requirements} />
        <List title={t.procedure} lines={view.procedure} ordered />
      </div>
      <div class="pair">
        <List title={d.results(view.products.length)} lines={view.products} />
        <Grounds view={view} frame={frame} />
      </div>
    </Page>
  );
}

function List({ title, lines, ordered }: { title: string; lines: readonly string[]; ordered?: boolean }) {
  if (lines.length === 0) return null;
  const items = lines.map((line) => <li>{line}</li>);
  return (
    <section>
      <h2>{title}</h2>
      {ordered === true ? <ol class="rows">{items}</ol> : <ul class="rows">{items}</ul>}
    </section>
  );
}

function Grounds({ view, frame }: { view: InformationView; frame: Frame }) {
  const d = DOOR_WORDS[frame.language];
  return (
    <section>
      <h2>{d.basis}</h2>
      {view.basis.map((basis) => (
        <p>
          <Basis basis={basis} frame={frame} />
        </p>
      ))}
      <h3>{d.complaint}</h3>
      <p>{view.complaints}</p>
      <p class="acts">
        <a class="do" href={`/pengaduan/baru?dari=/layanan/${view.id}`}>
          {d.complain}
        </a>
      </p>
    </section>
  );
}
