import type { Routes } from '#web/app.tsx';
import { assetRoutes } from '#web/routes/assets.tsx';
import { attendRoutes } from '#web/routes/attend.tsx';
import { auditRoutes } from '#web/routes/audit.tsx';
import { boardRoutes } from '#web/routes/board.tsx';
import { caseRoutes } from '#web/routes/cases.tsx';
import { complaintRoutes } from '#web/routes/complaints.tsx';
import { councilRoutes } from '#web/routes/council.tsx';
import { councilDeskRoutes } from '#web/routes/council-desk.tsx';
import { deskRoutes } from '#web/routes/desk.tsx';
import { draftRoutes } from '#web/routes/drafts.tsx';
import { eventRoutes } from '#web/routes/events.tsx';
import { exchangeRoutes } from '#web/routes/exchange.tsx';
import { feedbackRoutes } from '#web/routes/feedback.tsx';
import { frontRoutes } from '#web/routes/front.tsx';
import { incidentRoutes } from '#web/routes/incidents.tsx';
import { matterRoutes } from '#web/routes/matters.tsx';
import { noticeRoutes } from '#web/routes/notices.tsx';
import { outcomeRoutes } from '#web/routes/outcomes.tsx';
import { peopleRoutes } from '#web/routes/people.tsx';
import { reorganisationRoutes } from '#web/routes/reorganisations.tsx';
import { ruleRoutes } from '#web/routes/rules.tsx';
import { serviceRoutes } from '#web/routes/services.tsx';
import { signInRoutes } from '#web/routes/sign-in.tsx';
import { treasuryRoutes } from '#web/routes/treasury.tsx';
import { verifyRoutes } from '#web/routes/verify.tsx';
import { voiceRoutes } from '#web/routes/voices.tsx';

/** Every page of the house, by noun; a route is found by its file's name. */
export const ROUTES: readonly Routes[] = [
  signInRoutes,
  verifyRoutes,
  serviceRoutes,
  eventRoutes,
  frontRoutes,
  councilRoutes,
  councilDeskRoutes,
  outcomeRoutes,
  attendRoutes,
  draftRoutes,
  feedbackRoutes,
  complaintRoutes,
  voiceRoutes,
  caseRoutes,
  ruleRoutes,
  assetRoutes,
  peopleRoutes,
  noticeRoutes,
  auditRoutes,
  boardRoutes,
  exchangeRoutes,
  deskRoutes,
  incidentRoutes,
  reorganisationRoutes,
  matterRoutes,
  treasuryRoutes,
];
