/** @jsxImportSource hono/jsx */
import type { Route } from '../web/route.ts';
import { deskRoute } from './desk-route.tsx';
import { letterHtml, letterPage, lettersPage } from './letters.tsx';
import { queueDoor } from './queue.tsx';
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
  deskRoute('GET', '/admin/letters', owner, lettersPage),
  deskRoute('GET', '/admin/letters/:id', owner, letterPage),
  deskRoute('GET', '/admin/letters/:id/html', owner, letterHtml),
];
