/** @jsxImportSource hono/jsx */
import type { Route } from '../web/route.ts';
import { accountPage } from './account.tsx';
import { endSessionDoor, ownNameDoor, ownPasswordDoor } from './account-work.ts';
import { answersPage } from './answers.tsx';
import { answerEditPage } from './answers-edit.tsx';
import { exportFolder, exportTable } from './answers-export.ts';
import { answerFilesPage, checkFilesDoor, FILE_BYTES } from './answers-files.tsx';
import { answerHistoryPage } from './answers-history.tsx';
import { importPage, startImportDoor } from './answers-import.tsx';
import { newAnswerPage, writeAnswerDoor } from './answers-new.tsx';
import { previewDoor } from './answers-preview.ts';
import { restoreAnswerDoor, saveAnswerDoor } from './answers-save.tsx';
import { answerTranslationPage, saveAnswerTranslationDoor } from './answers-translation.tsx';
import { attachmentDoor } from './attached.tsx';
import { colleaguePage } from './colleague.tsx';
import { placeDoor, removeDoor, roleDoor, signOutStaffDoor, twoStepOffDoor } from './colleague-work.ts';
import { deskRoute } from './desk-route.tsx';
import { inboundListPage } from './inbound.tsx';
import { inboundHtml, inboundMailPage } from './inbound-mail.tsx';
import { openDoor, setAsideDoor, tryAgainDoor } from './inbound-work.ts';
import { insightsPage } from './insights.tsx';
import { insightsCsv } from './insights-csv.ts';
import { phrasingDoor, phrasingPage } from './insights-phrasing.tsx';
import { inviteDoor, invitePage } from './invite.tsx';
import { keysDoor, keysPage } from './keys.tsx';
import { letterHtml, letterPage } from './letter.tsx';
import { savedPreview, typedPreview } from './letter-preview.tsx';
import { letterTextPage } from './letter-text.tsx';
import { letterTextsPage } from './letter-texts.tsx';
import {
  addMailboxDoor,
  dropDoor,
  liftMailboxDoor,
  sendAgainDoor,
  sendAllAgainDoor,
  testLetterDoor,
  tryNowDoor,
} from './letter-work.ts';
import { lettersPage } from './letters.tsx';
import { mailFileDoor } from './mail-files.tsx';
import { mailboxesPage } from './mailboxes.tsx';
import { newTicketPage } from './new-ticket.tsx';
import { openNewTicketDoor } from './open-new-ticket.ts';
import { forgotDoor, forgotPage, newPasswordDoor, newPasswordPage } from './password-link.tsx';
import { queueDoor } from './queue.tsx';
import { countsDoor } from './queue-poll.ts';
import { workDoor } from './queue-work.ts';
import { REPLY_BYTES } from './reply-files.ts';
import { saveLetterText } from './save-letter-text.ts';
import { addSavedReplyDoor, changeSavedReplyDoor, deleteSavedReplyDoor } from './save-saved-reply.ts';
import { synonymsDoor } from './save-synonyms.ts';
import { savedRepliesPage, savedReplyPage } from './saved-replies.tsx';
import { answerScript } from './scripts.ts';
import { searchPage } from './search.tsx';
import { setUpDoor, setUpPage } from './set-up.tsx';
import { settingsRoutes } from './settings-routes.tsx';
import { signInDoor, signInPage, signOutDoor } from './sign-in.tsx';
import { codeDoor, codePage } from './sign-in-code.tsx';
import { staffPage } from './staff.tsx';
import { inviteAgainDoor, inviteStaffDoor, withdrawInviteDoor } from './staff-invites.ts';
import { answerStylesheet } from './stylesheet.ts';
import { ticketPage } from './ticket.tsx';
import { draftDoor } from './ticket-draft-work.ts';
import { logDoor, mergeDoor, moveDoor, noteDoor } from './ticket-more-work.ts';
import { assignDoor, replyDoor, statusDoor } from './ticket-work.ts';
import { twoStepPage } from './two-step.tsx';
import { confirmTwoStepDoor, renewCodesDoor, startTwoStepDoor, turnOffTwoStepDoor } from './two-step-work.ts';

const everyone = { audience: 'everyone' } as const;
const stranger = { audience: 'everyone', limit: 'sign-in' } as const;
const staff = { audience: 'staff' } as const;
// Letters hold links that open conversations, and later those that reset passwords: not for agents.
const owner = { audience: 'owner' } as const;

/** Every route of the desk. */
export const deskRoutes: Route[] = [
  deskRoute('GET', '/admin/desk.css', everyone, answerStylesheet),
  // The frame that shows a form has no origin, so that no cookie and no storage is in its reach.
  deskRoute('GET', '/admin/script/:script', { ...everyone, isCrossOrigin: true }, answerScript),
  deskRoute('GET', '/admin/set-up/:token', stranger, setUpPage),
  deskRoute('POST', '/admin/set-up/:token', stranger, setUpDoor),
  deskRoute('GET', '/admin/sign-in', everyone, signInPage),
  deskRoute('POST', '/admin/sign-in', stranger, signInDoor),
  deskRoute('GET', '/admin/sign-in/code', everyone, codePage),
  deskRoute('POST', '/admin/sign-in/code', stranger, codeDoor),
  deskRoute('GET', '/admin/password', everyone, forgotPage),
  deskRoute('POST', '/admin/password', stranger, forgotDoor),
  deskRoute('GET', '/admin/password/:token', stranger, newPasswordPage),
  deskRoute('POST', '/admin/password/:token', stranger, newPasswordDoor),
  deskRoute('GET', '/admin/invite/:token', stranger, invitePage),
  deskRoute('POST', '/admin/invite/:token', stranger, inviteDoor),
  deskRoute('POST', '/admin/sign-out', staff, signOutDoor),
  deskRoute('GET', '/admin/account', staff, accountPage),
  deskRoute('POST', '/admin/account/name', staff, ownNameDoor),
  deskRoute('POST', '/admin/account/password', staff, ownPasswordDoor),
  deskRoute('POST', '/admin/account/sessions/end', staff, endSessionDoor),
  deskRoute('GET', '/admin/account/two-step', staff, twoStepPage),
  deskRoute('POST', '/admin/account/two-step/start', staff, startTwoStepDoor),
  deskRoute('POST', '/admin/account/two-step/confirm', staff, confirmTwoStepDoor),
  deskRoute('POST', '/admin/account/two-step/codes', staff, renewCodesDoor),
  deskRoute('POST', '/admin/account/two-step/off', staff, turnOffTwoStepDoor),
  deskRoute('GET', '/admin/staff', owner, staffPage),
  deskRoute('GET', '/admin/staff/:person', owner, colleaguePage),
  deskRoute('POST', '/admin/staff/:person/place', owner, placeDoor),
  deskRoute('POST', '/admin/staff/:person/role', owner, roleDoor),
  deskRoute('POST', '/admin/staff/:person/sign-out', owner, signOutStaffDoor),
  deskRoute('POST', '/admin/staff/:person/two-step-off', owner, twoStepOffDoor),
  deskRoute('POST', '/admin/staff/:person/remove', owner, removeDoor),
  deskRoute('POST', '/admin/invites', owner, inviteStaffDoor),
  deskRoute('POST', '/admin/invites/:invite/again', owner, inviteAgainDoor),
  deskRoute('POST', '/admin/invites/:invite/withdraw', owner, withdrawInviteDoor),
  deskRoute('GET', '/admin', staff, queueDoor),
  deskRoute('POST', '/admin/work', staff, workDoor),
  deskRoute('GET', '/admin/counts', staff, countsDoor),
  deskRoute('GET', '/admin/keys', staff, keysPage),
  deskRoute('POST', '/admin/keys', staff, keysDoor),
  deskRoute('GET', '/admin/tickets/:reference', staff, ticketPage),
  deskRoute('GET', '/admin/tickets/:reference/attachments/:file', staff, attachmentDoor),
  deskRoute('POST', '/admin/tickets/:reference/reply', { ...staff, fileBytes: REPLY_BYTES }, replyDoor),
  deskRoute('POST', '/admin/tickets/:reference/status', staff, statusDoor),
  deskRoute('POST', '/admin/tickets/:reference/assign', staff, assignDoor),
  deskRoute('POST', '/admin/tickets/:reference/draft', { ...staff, fileBytes: REPLY_BYTES }, draftDoor),
  deskRoute('POST', '/admin/tickets/:reference/note', staff, noteDoor),
  deskRoute('POST', '/admin/tickets/:reference/log', staff, logDoor),
  deskRoute('POST', '/admin/tickets/:reference/move', staff, moveDoor),
  deskRoute('POST', '/admin/tickets/:reference/merge', staff, mergeDoor),
  deskRoute('GET', '/admin/answers', staff, answersPage),
  deskRoute('GET', '/admin/answers/new', staff, newAnswerPage),
  deskRoute('POST', '/admin/answers/new', staff, writeAnswerDoor),
  deskRoute('POST', '/admin/answers/preview', staff, previewDoor),
  deskRoute('GET', '/admin/answers/files', owner, answerFilesPage),
  deskRoute('POST', '/admin/answers/files', { ...owner, fileBytes: FILE_BYTES }, checkFilesDoor),
  deskRoute('GET', '/admin/answers/imports/:import', owner, importPage),
  deskRoute('POST', '/admin/answers/imports/:import', owner, startImportDoor),
  deskRoute('GET', '/admin/answers/export.csv', owner, exportTable),
  deskRoute('GET', '/admin/answers/export.zip', owner, exportFolder),
  deskRoute('GET', '/admin/answers/:id{[0-9]+}', staff, answerEditPage),
  deskRoute('POST', '/admin/answers/:id{[0-9]+}', staff, saveAnswerDoor),
  deskRoute('GET', '/admin/answers/:id{[0-9]+}/history', staff, answerHistoryPage),
  deskRoute('GET', '/admin/answers/:id{[0-9]+}/in/:locale', staff, answerTranslationPage),
  deskRoute('POST', '/admin/answers/:id{[0-9]+}/in/:locale', staff, saveAnswerTranslationDoor),
  deskRoute('POST', '/admin/answers/:id{[0-9]+}/restore', staff, restoreAnswerDoor),
  deskRoute('GET', '/admin/new-ticket', staff, newTicketPage),
  deskRoute('POST', '/admin/new-ticket', staff, openNewTicketDoor),
  deskRoute('GET', '/admin/saved-replies', staff, savedRepliesPage),
  deskRoute('POST', '/admin/saved-replies', staff, addSavedReplyDoor),
  deskRoute('GET', '/admin/saved-replies/:saved', staff, savedReplyPage),
  deskRoute('POST', '/admin/saved-replies/:saved', staff, changeSavedReplyDoor),
  deskRoute('POST', '/admin/saved-replies/:saved/delete', staff, deleteSavedReplyDoor),
  deskRoute('GET', '/admin/insights', staff, insightsPage),
  deskRoute('GET', '/admin/insights/phrasing', staff, phrasingPage),
  deskRoute('POST', '/admin/insights/phrasing', staff, phrasingDoor),
  deskRoute('GET', '/admin/insights/tables/:file', owner, insightsCsv),
  deskRoute('GET', '/admin/search', staff, searchPage),
  deskRoute('POST', '/admin/search/synonyms', owner, synonymsDoor),
  deskRoute('GET', '/admin/letter-texts', owner, letterTextsPage),
  deskRoute('GET', '/admin/letter-texts/:site/:letter', owner, letterTextPage),
  deskRoute('POST', '/admin/letter-texts/:site/:letter', owner, saveLetterText),
  deskRoute('GET', '/admin/letter-texts/:site/:letter/preview', owner, savedPreview),
  deskRoute('POST', '/admin/letter-texts/:site/:letter/preview', owner, typedPreview),
  deskRoute('GET', '/admin/inbound', staff, inboundListPage),
  deskRoute('GET', '/admin/inbound/:mail', staff, inboundMailPage),
  deskRoute('GET', '/admin/inbound/:mail/html', staff, inboundHtml),
  deskRoute('GET', '/admin/inbound/:mail/files/:place', staff, mailFileDoor),
  deskRoute('POST', '/admin/inbound/:mail/open', staff, openDoor),
  deskRoute('POST', '/admin/inbound/:mail/set-aside', staff, setAsideDoor),
  deskRoute('POST', '/admin/inbound/events/:event/try-again', owner, tryAgainDoor),
  deskRoute('GET', '/admin/letters', owner, lettersPage),
  deskRoute('GET', '/admin/letters/:id', owner, letterPage),
  deskRoute('GET', '/admin/letters/:id/html', owner, letterHtml),
  deskRoute('POST', '/admin/deliveries/test', owner, testLetterDoor),
  deskRoute('POST', '/admin/deliveries/try-now', owner, tryNowDoor),
  deskRoute('POST', '/admin/deliveries/send-all-again', owner, sendAllAgainDoor),
  deskRoute('POST', '/admin/letters/:id/send-again', owner, sendAgainDoor),
  deskRoute('POST', '/admin/letters/:id/drop', owner, dropDoor),
  deskRoute('GET', '/admin/mailboxes', owner, mailboxesPage),
  deskRoute('POST', '/admin/mailboxes', owner, addMailboxDoor),
  deskRoute('POST', '/admin/mailboxes/:id/lift', owner, liftMailboxDoor),
  ...settingsRoutes,
];
