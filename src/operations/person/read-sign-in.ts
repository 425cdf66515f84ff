import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import type { SignInView } from '#operations/views/door';
import type { Language } from '#terms/language';

/** The fictional people one may sign in as. Empty where the demonstration is off. */
export function readSignIn(house: Pick<House, 'library' | 'settings'>, next: string, language: Language): SignInView {
  const { government } = house.library;
  const personas = house.settings.demo ? government.personas : [];
  return {
    next: localPath(next),
    byWord: government.file.signIn === 'words',
    personas: personas.map(({ id, name, kind, about, agency, position }) => {
      const title = government.agencies.get(agency ?? '')?.positions.find((one) => one.id === position)?.title[
        language
      ];
      const says = about[language];
      const isSaid = title === undefined || says.toLowerCase().startsWith(title.toLowerCase());
      return {
        id,
        name,
        kind,
        about: isSaid ? says : `${title}. ${says}`,
        owner: ownerOf(government, agency ?? null, language),
      };
    }),
  };
}

/** Only a place of this house may follow a sign-in. */
export function localPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '';
}
