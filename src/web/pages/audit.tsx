import type { AuditFindView, AuditView } from '#operations/views/proof';
import type { Frame, PageProps } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { titleWithFaults } from '#web/parts/errors.tsx';
import { Cell, Held } from '#web/parts/held.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Paging } from '#web/parts/paging.tsx';
import { Time } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { PROOF_WORDS } from '#web/texts/proof';

/** `/periksa/:number`: every act with its binding; chain and replay recomputed for this page. */
export function AuditPage({ view, frame }: PageProps<AuditView>) {
  const t = PROOF_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.auditTitle(view.number)} face="desk">
      <p class="intro soft">
        {view.service}, <span class="whole">{view.number}</span>. {t.auditNote}
      </p>
      <h1>{view.heading}</h1>
      <Panel view={view} frame={frame} />
      <p class="hash after">
        {t.head} {view.chain.head}
      </p>
      <p class="hash">
        {t.version} {view.version.service}, {view.version.sha256}
      </p>
      <section>
        <h2>{t.acts}</h2>
        <table class="stack log">
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.at}</th>
              <th scope="col">{t.by}</th>
              <th scope="col">{t.bound}</th>
            </tr>
          </thead>
          <tbody>
            {view.acts.map((act) => (
              <Act act={act} frame={frame} />
            ))}
          </tbody>
        </table>
      </section>
      <Looks view={view} frame={frame} />
    </Page>
  );
}

function Panel({ view, frame }: { view: AuditView; frame: Frame }) {
  const t = PROOF_WORDS[frame.language];
  return (
    <Held hue="you">
      <Cell label={t.chain}>
        <p class={view.chain.intact ? 'say ok' : 'say late'}>
          {view.chain.intact ? t.chainOk(view.chain.acts) : t.chainBroken(view.chain.brokenAt ?? 0)}
        </p>
        <p>{t.chainHow}</p>
      </Cell>
      <Cell label={t.replay}>
        <p class={view.replay ? 'say ok' : 'say late'}>{view.replay ? t.replayOk : t.replayBad}</p>
        <p>{t.replayHow}</p>
      </Cell>
      <Cell label={t.views}>
        <p class="say">{t.viewsCount(view.views.count)}</p>
        <p class={view.views.withoutCase === 0 ? undefined : 'late'}>
          {view.views.withoutCase === 0 ? t.viewsAll : t.viewsWithout(view.views.withoutCase)}
        </p>
        <p>
          <a href="#pembukaan">{t.viewsEach}</a>
        </p>
      </Cell>
    </Held>
  );
}

function Act({ act, frame }: { act: AuditView['acts'][number]; frame: Frame }) {
  const t = PROOF_WORDS[frame.language];
  return (
    <tr id={`a${act.seq}`}>
      <th scope="row" class={act.owner === null ? 'lane you' : laneClass(act.owner)}>
        {act.seq}. {act.what}
        <code class="soft t">{act.kind}</code>
      </th>
      <td data-label={t.at}>
        <Time at={act.at} as="moment" saying={frame} />
      </td>
      <td data-label={t.by}>
        {act.by}
        {act.detail !== '' && <span class="soft t">{act.detail}</span>}
        {act.rule !== null && <span class="soft t">{act.rule}</span>}
      </td>
      <td data-label={t.bound}>
        <span class="hash t">{act.commitment}</span>
        <span class="hash soft t">{act.previous === '' ? t.first : `${t.previous} ${act.previous.slice(0, 8)}…`}</span>
      </td>
    </tr>
  );
}

/** Every look, one by one: an official's name is not kept with it, the position that looked is. */
function Looks({ view, frame }: { view: AuditView; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  const { views } = view;
  return (
    <section id="pembukaan">
      <h2>{PROOF_WORDS[frame.language].viewsTitle}</h2>
      {views.rows.length === 0 ? (
        <p>{PROOF_WORDS[frame.language].viewsNone}</p>
      ) : (
        <table class="stack log">
          <thead>
            <tr>
              <th scope="col">{t.who}</th>
              <th scope="col">{t.when}</th>
              <th scope="col">{t.whatFor}</th>
              <th scope="col">{PROOF_WORDS[frame.language].fields}</th>
            </tr>
          </thead>
          <tbody>
            {views.rows.map((row) => (
              <Look row={row} frame={frame} />
            ))}
          </tbody>
        </table>
      )}
      <Paging
        page={views.page}
        of={views.pages}
        href={`/periksa/${view.number}?halaman=`}
        anchor="#pembukaan"
        frame={frame}
      />
    </section>
  );
}

function Look({ row, frame }: { row: AuditView['views']['rows'][number]; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <tr id={row.id}>
      <th scope="row" class={laneClass(row.owner)}>
        {[row.owner.name, row.who, row.office].filter((part) => part !== '').join(', ')}
      </th>
      <td data-label={t.when}>
        <Time at={row.at} as="short" saying={frame} />
      </td>
      <td data-label={t.whatFor}>
        {row.purpose} {!row.explained && <b class="late">{PROOF_WORDS[frame.language].unexplained}</b>}
        {row.basis !== null && (
          <span class="soft t">
            <Basis basis={row.basis} frame={frame} />
          </span>
        )}
      </td>
      <td data-label={PROOF_WORDS[frame.language].fields}>{row.fields.join(', ')}</td>
    </tr>
  );
}

/** `/periksa` */
export function AuditFindPage({ view, frame }: PageProps<AuditFindView>) {
  const t = PROOF_WORDS[frame.language];
  const faults = view.error === null ? [] : [{ field: 'nomor', message: view.error }];
  return (
    <Page frame={frame} title={titleWithFaults(t.findTitle, faults, frame)} face="desk">
      <h1>{t.findTitle}</h1>
      <p>{t.auditNote}</p>
      <form action="/periksa" role="search" class={view.error === null ? 'field' : 'field bad'}>
        <label for="nomor">{t.caseNumber}</label>
        {view.error !== null && <p class="wrong">{view.error}</p>}
        <div class="find">
          <input class="input" id="nomor" name="nomor" value={view.number} autocomplete="off" />
          <button class="go" type="submit">
            {t.find}
          </button>
        </div>
      </form>
      <section>
        <h2>{t.recent}</h2>
        <ul class="rows">
          {view.cases.map((row) => (
            <li>
              <b>
                <a href={row.href}>{row.number}</a>
              </b>
              {row.heading}{' '}
              <span class="soft">
                {row.service}, {t.actCount(row.acts)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
