import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Helpslip, newKey, newTicket, openHelpslip } from '../support/helpslip.ts';
import { filledWith } from '../support/whole-ticket.ts';

let helpslip: Helpslip;
beforeAll(async () => {
  helpslip = await openHelpslip({ environment: { RATE_LIMITS: 'off' } });
});
afterAll(() => helpslip.close());

const post = (body: unknown) => helpslip.call('POST', '/api/v1/tickets', { body, headers: newKey() });

/** The middle of several measurements of one post, in milliseconds. */
async function cost(body: unknown): Promise<number> {
  const spent: number[] = [];
  for (let i = 0; i < 7; i++) {
    const startedAt = performance.now();
    const response = await post(body);
    await response.text();
    expect([201, 422]).toContain(response.status);
    spent.push(performance.now() - startedAt);
  }
  return spent.sort((a, b) => a - b)[3] ?? 0;
}

test('T51: text made to slow expressions down costs about what plain text of its length costs', async () => {
  const units = [
    ['a', '!'],
    ['mailto:', ''],
    ['<', ''],
    ['\t\n ', 'x'],
    [' ', 'x'],
    ['a@', ''],
    ['a.', '@'],
    ['http://', ''],
    ['-', '@a'],
    ['\u0301', ''],
    ['"', ''],
    ['1 ', 'x'],
    ['ﷺ', ''],
  ] as const;
  for (const length of [9_900, 20_000]) {
    const plain = await cost(newTicket({ message: 'plain words and more '.repeat(length).slice(0, length) }));
    for (const [unit, end] of units) {
      const text = unit.repeat(length).slice(0, length - end.length) + end;
      const hostile = await cost({ ...newTicket(), message: text });
      expect(hostile / plain, `${length} of ${JSON.stringify(unit)}`).toBeLessThan(20);
    }
  }
  const plain = await cost(newTicket());
  for (const [unit, end] of units) {
    const text = unit.repeat(1_900).slice(0, 1_900) + end;
    const everywhere = {
      ...filledWith(text),
      requester: { name: text, email: text },
      page: `http://${text}`,
      timeZone: text,
      locale: text,
    };
    expect((await cost(everywhere)) / plain, JSON.stringify(unit)).toBeLessThan(20);
  }
});
