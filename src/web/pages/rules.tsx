import type { RulesView } from '#operations/views/rule';
import type { PageProps } from '#web/frame';
import { Page } from '#web/parts/page.tsx';
import { DueTime } from '#web/parts/time.tsx';
import { RULE_WORDS } from '#web/texts/rule';

/** `/aturan`: every rule in the making, those that anybody may comment on first. */
export function RulesPage({ view, frame }: PageProps<RulesView>) {
  const t = RULE_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      {view.rules.length === 0 && <p>{t.none}</p>}
      <ul class="rows">
        {view.rules.map((rule) => (
          <li>
            <b>
              <a href={`/aturan/${rule.number}`}>{rule.title}</a>
            </b>
            <span class="t">
              {rule.stage}. {rule.service}
            </span>
            {rule.open && (
              <span class="t">
                <strong>{t.openNow}</strong>
                {rule.until !== null && (
                  <>
                    {' '}
                    {t.until} <DueTime at={rule.until} saying={frame} />
                  </>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}
