/** @jsxImportSource hono/jsx */
import { statuses } from '../web/problems.ts';
import type { Route } from '../web/route.ts';

/** What every problem's `type` points to: the stable codes, each with its status and meaning. */
export const problemRoutes: Route[] = [
  {
    method: 'GET',
    path: '/problems',
    policy: { audience: 'everyone' },
    answer: (c) =>
      c.html(
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>Problems of the Helpslip API</title>
          </head>
          <body>
            <h1>Problems</h1>
            <p>Every error is application/problem+json (RFC 9457) with one of these codes.</p>
            {Object.entries(statuses).map(([code, { status, title }]) => (
              <section id={code}>
                <h2>{code}</h2>
                <p>
                  {status}: {title}.
                </p>
              </section>
            ))}
            <p>
              Each new request of POST /api/v1/tickets and POST /api/v1/tickets/:reference/messages carries a new UUID
              in the header Idempotency-Key; a repetition of the same request carries the same one, and gets the same
              answer for at least 24 hours.
            </p>
          </body>
        </html>,
      ),
  },
];
