import type { BenefitView } from '#operations/views/benefit';
import type { ServicePageView } from '#operations/views/door';
import { sayDate } from '#terms/plain-date';
import type { Frame, PageProps } from '#web/frame';
import { BenefitSection } from '#web/pages/benefit.tsx';
import { Back } from '#web/parts/back.tsx';
import { CalculatorInPage } from '#web/parts/calculator.tsx';
import { Basis, BasisRows } from '#web/parts/certainty.tsx';
import { Cell, Held } from '#web/parts/held.tsx';
import { IndexLine } from '#web/parts/index-line.tsx';
import { More } from '#web/parts/more.tsx';
import { NotAsked, sparedCount } from '#web/parts/not-asked.tsx';
import { hueClass, laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { ProcessMap } from '#web/parts/process-map.tsx';
import { ServiceClocks } from '#web/parts/service-clocks.tsx';
import { WaysOn } from '#web/parts/ways.tsx';
import { DOOR_WORDS } from '#web/texts/door';
import { MARK_WORDS } from '#web/texts/marks';
import { VOICE_WORDS } from '#web/texts/voice';

/** `/layanan/:id`: the standard of service, before one starts; `benefit` is null where the government reckons none. */
export function ServicePage({
  view,
  benefit,
  frame,
}: PageProps<ServicePageView> & { readonly benefit: BenefitView | null }) {
  const t = DOOR_WORDS[frame.language];
  return (
    <Page frame={frame} title={view.title}>
      <Back href="/cari" label={t.back} />
      <p class="intro soft">
        {view.title}, {t.ledBy(view.lead.name)}
      </p>
      <h1>{view.promise}</h1>
      {!view.isTranslated && <p class="soft">{t.notTranslated}</p>}
      <Answers view={view} frame={frame} />
      <Start view={view} frame={frame} />
      <Standard view={view} frame={frame} />
      <Outcome view={view} frame={frame} />
      <section>
        <h2>{MARK_WORDS[frame.language].who}</h2>
        <ProcessMap view={view.map} folded frame={frame} />
      </section>
      <section>
        <h2>{t.clocks}</h2>
        <p class="soft">{t.clocksNote(sayDate(view.clocks.exampleStart, frame.language))}</p>
        <ServiceClocks clocks={view.clocks} frame={frame} />
      </section>
      {benefit !== null && <BenefitSection view={benefit} frame={frame} />}
      <div class="pair">
        {view.calculator !== null && (
          <section id="biaya">
            <h2>{t.fee}</h2>
            <p class="soft">{t.feeNote}</p>
            <CalculatorInPage view={view.calculator} frame={frame} />
          </section>
        )}
        <section>
          <h2>{t.whoMay}</h2>
          <p>{view.eligibility.sentence}</p>
          {view.requires.length > 0 && (
            <>
              <h3>{t.requires}</h3>
              <ul class="dots">
                {view.requires.map(({ href, label }) => (
                  <li>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <More rows={view.eligibility.ways} first={3} list={(ways) => <WaysOn ways={ways} />} frame={frame} />
        </section>
        <Law view={view} frame={frame} />
        <Accountable view={view} frame={frame} />
      </div>
    </Page>
  );
}

function Answers({ view, frame }: { view: ServicePageView; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  const answers = [
    { label: t.youFill, ...view.asks },
    { label: t.doneIn, ...view.time },
    { label: t.cost, ...view.cost },
  ];
  return (
    <Held hue={hueClass(view.lead)}>
      {answers.map((answer) => (
        <Cell label={answer.label}>
          <p class="say">{answer.say}</p>
          <p>{answer.detail}</p>
        </Cell>
      ))}
    </Held>
  );
}

function Start({ view, frame }: { view: ServicePageView; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  if (view.isRetired) {
    return (
      <>
        <p>
          <b>{t.retired}</b> {t.retiredOpen}
        </p>
        <p class="acts">
          <a href="/cari">{t.retiredSearch}</a> <a href="/permohonan">{t.retiredCases}</a>
        </p>
      </>
    );
  }
  if (frame.session !== null && frame.session.kind !== 'citizen') {
    if (frame.session.counter !== true) return null;
    return (
      <p>
        <a class="go" href={`/dampingi?layanan=${view.id}`}>
          {t.startFor}
        </a>
      </p>
    );
  }
  if (view.draft === null) {
    return (
      <p>
        <a class="go" href={view.start}>
          {t.start}
        </a>
      </p>
    );
  }
  return (
    <>
      <p>{t.draft(sayDate(view.draft.until, frame.language))}</p>
      <p class="acts">
        <a class="go" href={view.draft.href}>
          {t.resume}
        </a>{' '}
        <a href={view.start}>{t.start}</a>
      </p>
    </>
  );
}

/** The office's own standard, as it hangs at the counter. */
function Standard({ view: { standard }, frame }: { view: ServicePageView; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  if (standard === null) return null;
  return (
    <div class="pair">
      <section>
        <h2>{t.requirements}</h2>
        <ul>
          {standard.requirements.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t.procedure}</h2>
        <ol>
          {standard.procedure.map((one) => (
            <li>{one}</li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Outcome({ view, frame }: { view: ServicePageView; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  return (
    <div class="pair">
      <section>
        <h2>{t.results(view.products.length)}</h2>
        <ul class="rows">
          {view.products.map((product) => (
            <li>
              <div class={laneClass(product.owner)}>
                <b>{product.name}</b>
                {product.detail}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{MARK_WORDS[frame.language].spared(sparedCount(view.notAsked))}</h2>
        <NotAsked view={view.notAsked} first={4} frame={frame} />
      </section>
    </div>
  );
}

function Law({ view, frame }: { view: ServicePageView; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  return (
    <section>
      <h2>{t.basis}</h2>
      <More
        rows={view.basis}
        first={4}
        list={(rows) => (
          <ul class="rows">
            <BasisRows rows={rows} frame={frame} />
          </ul>
        )}
        frame={frame}
      />
      <p class="soft">{t.basisNote}</p>
    </section>
  );
}

function Accountable({ view, frame }: { view: ServicePageView; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  return (
    <section>
      <h2>{t.togetherHow}</h2>
      {view.arrangement !== null && (
        <p>
          {view.arrangement.sentence} <a href={view.arrangement.href}>{t.seeArrangement}</a>
        </p>
      )}
      <h3>{t.complaint}</h3>
      {view.standard !== null && <p>{view.standard.complaints}</p>}
      <p>
        {view.complaint.sentence}{' '}
        {view.complaint.basis !== null && <Basis basis={view.complaint.basis} frame={frame} />}
      </p>
      <p>
        <IndexLine row={view.satisfaction} frame={frame} /> <a href="/suara">{VOICE_WORDS[frame.language].voices}</a>
      </p>
      <p class="acts">
        <a class="do" href={`/pengaduan/baru?dari=/layanan/${view.id}`}>
          {t.complain}
        </a>
      </p>
    </section>
  );
}
