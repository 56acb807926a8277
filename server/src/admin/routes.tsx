/** @jsxImportSource hono/jsx */
import type { Route } from '../web/route.ts';
import { deskRoute } from './desk-route.tsx';
import { inboundListPage } from './inbound.tsx';
import { inboundHtml, inboundMailPage } from './inbound-mail.tsx';
import { openDoor, setAsideDoor, tryAgainDoor } from './inbound-work.ts';
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
import { mailboxesPage } from './mailboxes.tsx';
import { queueDoor } from './queue.tsx';
import { saveLetterText } from './save-letter-text.ts';
import { synonymsDoor } from './save-synonyms.ts';
import { searchPage } from './search.tsx';
import { setUpDoor, setUpPage } from './set-up.tsx';
import { signInDoor, signInPage, signOutDoor } from './sign-in.tsx';
import { answerStylesheet } from './stylesheet.ts';
import { ticketPage } from './ticket.tsx';
import { assignDoor, replyDoor, statusDoor } from './ticket-work.ts';

const everyone = { audience: 'everyone' } as const;
const stranger = { audience: 'everyone', limit: 'sign-in' } as const;
const staff = { audience: 'staff' } as const;
// Letters hold links that open conversations, and later those that reset passwords: not for agents.
const owner = { audience: 'owner' } as const;

/** Every route of the desk. */
export const deskRoutes: Route[] = [
  deskRoute('GET', '/admin/desk.css', everyone, answerStylesheet),
  deskRoute('GET', '/admin/set-up/:token', stranger, setUpPage),
  deskRoute('POST', '/admin/set-up/:token', stranger, setUpDoor),
  deskRoute('GET', '/admin/sign-in', everyone, signInPage),
  deskRoute('POST', '/admin/sign-in', stranger, signInDoor),
  deskRoute('POST', '/admin/sign-out', staff, signOutDoor),
  deskRoute('GET', '/admin', staff, queueDoor),
  deskRoute('GET', '/admin/tickets/:reference', staff, ticketPage),
  deskRoute('POST', '/admin/tickets/:reference/reply', staff, replyDoor),
  deskRoute('POST', '/admin/tickets/:reference/status', staff, statusDoor),
  deskRoute('POST', '/admin/tickets/:reference/assign', staff, assignDoor),
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
];
