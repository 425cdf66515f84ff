/** Every "no" this storey can say. */
export const DOCUMENTS_REFUSALS = [
  /** The template may not import, include, evaluate text or read the clock: a paper is made from its data alone. */
  'template-reaches-out',
  /** The template and its data do not make a paper: an error in the template, a missing value, a character without a glyph. */
  'paper-not-renderable',
  /** The paper took longer than a paper may; a template that loops. */
  'paper-took-too-long',
  /** The agency has no seal key here. */
  'seal-key-missing',
  /** The moment lies outside the validity of the agency's seal certificate. */
  'seal-key-not-valid',
  /** The PDF is built in a way that this seal cannot be added to without breaking it, or it is sealed already. */
  'pdf-not-sealable',
  /** The PDF carries no seal of the form ETSI.CAdES.detached. */
  'pdf-not-sealed',
  /** Something was added to the PDF after it was sealed. */
  'pdf-grown-after-sealing',
  /** The bytes under the seal are not the bytes that were sealed. */
  'pdf-altered',
  /** The seal itself was tampered with or has another form than ours. */
  'seal-malformed',
  /** The seal was made with a key that the trust list does not know, or under another authority. */
  'seal-foreign',
  /** The code is no seal code at all. */
  'qr-malformed',
  /** The code's words were changed, or its signature is another's. */
  'qr-forged',
  /** The code was signed with a key that the trust list does not know. */
  'qr-foreign',
] as const;
export type DocumentsRefusal = (typeof DOCUMENTS_REFUSALS)[number];
