import { afterAll, beforeAll, test } from 'vitest';
import { followedTicket } from '../support/followed.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { visit } from '../support/visitor.ts';
import { at, STORY } from './content.ts';
import { shoot, views } from './shoot.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const told = { subject: 'Which grind for a V60?', message: 'My coffee runs through in two minutes and tastes sour.' };

test.each(views)('the follow page as it asks, and without script, $name', async ({ name, options }) => {
  stage.moveClockTo(at('10:00'));
  const ticket = await followedTicket(stage, { ...told, answers: 2, isCompleted: true });
  const link = `${stage.url}/t#r=${ticket.reference}&t=${ticket.token}`;
  const { page } = await visit(stage, { ...options, at: `${link}&a=came-back`, now: at('11:30', 22) });
  await page.getByText('Press once more').waitFor();
  await shoot(page, `follow-page-asked-${name}`);

  const waiting = await followedTicket(stage, { ...told, requester: { name: STORY.name, email: STORY.email } });
  const address = `${stage.url}/t?reference=${waiting.reference}`;
  const plain = await visit(stage, { ...options, at: address, javaScriptEnabled: false });
  await shoot(plain.page, `follow-page-without-script-${name}`);
});

test('the sheet that is printed', async () => {
  stage.moveClockTo(at('10:00'));
  const ticket = await followedTicket(stage, { ...told, answers: 2 });
  const { page } = await visit(stage, {
    at: `${stage.url}/t#r=${ticket.reference}&t=${ticket.token}`,
    now: at('11:30'),
  });
  await page.getByText('Answer number 2.').waitFor();
  const sheet = await page.context().newPage();
  const markup = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { appendChild } = Node.prototype;
        Node.prototype.appendChild = function keepFrame<Child extends Node>(child: Child): Child {
          appendChild.call(this, child);
          if (child instanceof HTMLIFrameElement && child.contentWindow) {
            const { contentWindow, contentDocument } = child;
            contentWindow.print = () => {
              const rules = contentDocument?.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]) ?? [];
              resolve(
                `<style>${rules.map(({ cssText }) => cssText).join('')}</style>${contentDocument?.body.innerHTML}`,
              );
            };
          }
          return child;
        };
        const root = document.querySelector('main')?.shadowRoot;
        root?.querySelector<HTMLElement>('button.print')?.click();
      }),
  );
  await sheet.setViewportSize({ width: 700, height: 800 });
  await sheet.setContent(`<body style="padding:40px">${markup}`);
  await shoot(sheet, 'follow-print');
});
