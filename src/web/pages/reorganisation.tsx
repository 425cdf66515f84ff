import type { Owner } from '#operations/views/marks';
import type { ReorganisationView } from '#operations/views/reorganisation';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Basis } from '#web/parts/certainty.tsx';
import { DryRun } from '#web/parts/dry-run.tsx';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { REORGANISATION_PAGE_WORDS } from '#web/texts/reorganisation';

/** `/penataan/:id`: what the sides sign, and the press that brings it into effect. */
export function ReorganisationPage({ view, frame }: PageProps<ReorganisationView>) {
  const t = REORGANISATION_PAGE_WORDS[frame.language];
  return (
    <Page frame={frame} title={view.title} face="desk">
      <Back href="/penataan" label={t.back} />
      <h1>{view.title}</h1>
      {view.switchedAt !== null && (
        <p class="ok">
          {t.inEffect} {t.switched} <Time at={view.switchedAt} as="moment" saying={frame} />.
        </p>
      )}
      {view.refused !== null && (
        <p class="wrong" role="status">
          {view.refused.what} {view.refused.next}
        </p>
      )}
      <dl>
        <Side name={t.gives} owners={view.from} />
        {view.to.length > 0 && <Side name={t.takes} owners={view.to} />}
        <dt>{t.effective}</dt>
        <dd>
          <Time at={view.effectiveAt} as="full" saying={frame} />
        </dd>
        <dt>{t.basis}</dt>
        <dd>
          <Basis basis={view.basis} frame={frame} />
        </dd>
      </dl>
      <Signatures view={view} frame={frame} />
      <Instant view={view} frame={frame} />
      <section>
        <h2>{t.counted}</h2>
        <DryRun table={view.table} frame={frame} />
      </section>
    </Page>
  );
}

function Side({ name, owners }: { name: string; owners: readonly Owner[] }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {owners.map((owner) => (
          <span class={laneClass(owner)}>{owner.name}</span>
        ))}
      </dd>
    </>
  );
}

function Signatures({ view, frame }: PageProps<ReorganisationView>) {
  const t = REORGANISATION_PAGE_WORDS[frame.language];
  return (
    <section id="tanda-tangan">
      <h2>{t.signatures}</h2>
      <ul class="rows">
        {view.sides.map(({ owner, signed }) => (
          <li>
            <b class={laneClass(owner)}>{owner.name}</b>
            {signed === null ? (
              <span class="near t">{t.unsigned}</span>
            ) : (
              <span class="t">
                {signed.by}, <Time at={signed.at} as="moment" saying={frame} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {view.may.sign && (
        <Form frame={frame} name="sign" action={`/penataan/${view.id}/tanda-tangan`}>
          <p class="acts">
            <button class="go" type="submit">
              {t.sign}
            </button>
          </p>
        </Form>
      )}
    </section>
  );
}

function Instant({ view, frame }: PageProps<ReorganisationView>) {
  const t = REORGANISATION_PAGE_WORDS[frame.language];
  const { apply, recount } = view.may;
  return (
    <>
      {view.changed.length > 0 && (
        <section>
          <h2>{t.changed}</h2>
          <ul>
            {view.changed.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </section>
      )}
      {(apply || recount) && (
        <Form frame={frame} name="apply" action={`/penataan/${view.id}/berlaku`}>
          {recount && <input type="hidden" name="recount" value="yes" />}
          <p>{t.applyNote}</p>
          <p class="acts">
            <button class="go" type="submit">
              {recount ? t.recount : t.apply}
            </button>
          </p>
        </Form>
      )}
    </>
  );
}
