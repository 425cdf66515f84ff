import { messageIncomplete } from '#definitions/checks/message/incomplete';
import { messageKey } from '#definitions/checks/message/key';
import { messageNeverCaught } from '#definitions/checks/message/never-caught';
import { messageNeverKnown } from '#definitions/checks/message/never-known';
import { messageNeverThrown } from '#definitions/checks/message/never-thrown';
import { messageNoBasis } from '#definitions/checks/message/no-basis';
import { messageNoKey } from '#definitions/checks/message/no-key';
import { messageNoPerson } from '#definitions/checks/message/no-person';
import { messageNotADay } from '#definitions/checks/message/not-a-day';
import { messageNotCarried } from '#definitions/checks/message/not-carried';
import { messageNotDrawn } from '#definitions/checks/message/not-drawn';
import { messageTwoStarts } from '#definitions/checks/message/two-starts';
import { messageUndescribed } from '#definitions/checks/message/undescribed';
import { messageUnknownForm } from '#definitions/checks/message/unknown-form';
import { messageUnknownRole } from '#definitions/checks/message/unknown-role';
import type { Area } from '#definitions/rule';

export const messageArea: Area = {
  name: 'message',
  about:
    'Every message between cases is described in service.yaml, thrown and caught, finds its case, and carries what is known.',
  rules: [
    messageUndescribed,
    messageNotDrawn,
    messageNeverCaught,
    messageNeverThrown,
    messageNeverKnown,
    messageNotCarried,
    messageNotADay,
    messageKey,
    messageNoKey,
    messageNoBasis,
    messageNoPerson,
    messageTwoStarts,
    messageUnknownRole,
    messageUnknownForm,
    messageIncomplete,
  ],
};
