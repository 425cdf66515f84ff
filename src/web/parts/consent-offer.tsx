import type { ConsentOffer } from '#operations/views/consent';
import { sayDate } from '#terms/plain-date';
import { sayList } from '#terms/say';
import type { Frame } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { Form } from '#web/parts/form.tsx';
import { CONSENT_WORDS } from '#web/texts/consent';

/** The moment of asking: who would give what to whom, in the words that are agreed to. Filling in stands below, as good as this. */
export function ConsentOffers({ offers, frame }: { offers: readonly ConsentOffer[]; frame: Frame }) {
  if (offers.length === 0) return null;
  const t = CONSENT_WORDS[frame.language];
  return (
    <>
      {offers.map((offer) => (
        <ConsentOfferSection offer={offer} frame={frame} />
      ))}
      <h2>{t.self}</h2>
      <p>{t.selfNote}</p>
    </>
  );
}

/** One consent as it is asked for, with the press that gives it. */
export function ConsentOfferSection({ offer, frame }: { offer: ConsentOffer; frame: Frame }) {
  const t = CONSENT_WORDS[frame.language];
  if (offer.given) return <p class="notice">{t.missing(offer.holder)}</p>;
  return (
    <section>
      <h2>{t.offer(offer.holder)}</h2>
      <p>{t.offered(sayList(offer.fields, frame.language), offer.holder, offer.receiver)}</p>
      <blockquote>{offer.text}</blockquote>
      <p class="soft">
        {t.lasts(sayDate(offer.until, frame.language))} <Basis basis={offer.basis} frame={frame} />
      </p>
      <Form frame={frame} name={`consent-${offer.read}`} action={offer.action}>
        <input type="hidden" name="read" value={offer.read} />
        <button class="go" type="submit">
          {t.agree}
        </button>
      </Form>
    </section>
  );
}
