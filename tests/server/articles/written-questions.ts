/** A question as a visitor of the demo shop writes it, and the answers of the shop that fit. */
export interface WrittenQuestion {
  category: string;
  subject: string;
  message: string;
  context?: Record<string, string>;
  fits: string[];
}

/** Written by hand, without looking at the phrasings: subjects that say much and little, messages short and rambling. */
export const writtenQuestions: WrittenQuestion[] = [
  {
    category: 'delivery',
    subject: 'Parcel has not moved since Friday',
    message: 'The tracking says Hamburg since Friday evening. It is a birthday present for Thursday.',
    fits: ['My tracking has not moved for days', 'When will my order arrive?'],
  },
  {
    category: 'delivery',
    subject: 'Question about my order',
    message:
      'Hello, I hope you are all well. I ordered last week for the first time and I am very happy so far. Stupidly I gave the street where I used to live. Can the parcel still go to my new flat?',
    fits: ['I typed the wrong delivery address'],
  },
  {
    category: 'delivery',
    subject: 'Broken glass',
    message: 'The carafe came in pieces. I have taken photos of the box, which looks as if somebody stood on it.',
    fits: ['My parcel arrived damaged'],
  },
  {
    category: 'delivery',
    subject: 'Filters not in the box',
    message: 'I paid for two packs of filters and one bag of Skagen. The bag is here, the filters are not.',
    fits: ['Something is missing from my parcel'],
  },
  {
    category: 'delivery',
    subject: 'Shipping to Zurich?',
    message: 'Do you send to Switzerland, and who pays the customs then?',
    fits: ['Do you deliver outside the EU?'],
  },
  {
    category: 'delivery',
    subject: 'Nobody is at home',
    message:
      'We both work until six. Could the courier leave it next door or at a pick-up station? Thank you very much in advance, kind regards, Peter',
    fits: ['Can you deliver to a Packstation or a neighbour?'],
  },
  {
    category: 'delivery',
    subject: 'Postage',
    message: 'From which amount on is sending free, and what is it otherwise?',
    fits: ['What does delivery cost?'],
  },
  {
    category: 'delivery',
    subject: 'Sending back the mug',
    message: 'It is too small for me. How do I return it, and do I have to print a label?',
    fits: ['How do I send something back?'],
  },
  {
    category: 'product',
    subject: 'Red light',
    message: 'It flashes slowly when I switch it on, and it does not grind. I have cleaned the chute already.',
    context: { model: 'Grinder G2' },
    fits: ['What does the red light on my G2 grinder mean?'],
  },
  {
    category: 'product',
    subject: 'Help please',
    message:
      'Good morning. I bought my grinder from you two years ago. Since yesterday it starts, runs for three or four seconds and then it stops by itself. I unplugged it overnight.',
    context: { model: 'Grinder G2' },
    fits: ['My grinder stops after a few seconds'],
  },
  {
    category: 'product',
    subject: 'Old coffee in the grinder',
    message: 'It smells rancid. What is the best way to clean it, and how often?',
    context: { model: 'Grinder G2' },
    fits: ['How do I clean the grinder?'],
  },
  {
    category: 'product',
    subject: 'Finest setting still too coarse',
    message: 'At 1 the powder is like sand and the espresso runs through in ten seconds.',
    fits: ['My grinder is grinding too coarse, even on the finest setting'],
  },
  {
    category: 'product',
    subject: 'Orange lamp',
    message: 'The machine tells me to descale. Which product do I use and how long does it take?',
    context: { model: 'Espresso machine E1' },
    fits: ['How do I descale the E1?'],
  },
  {
    category: 'product',
    subject: 'Hardly any coffee comes out',
    message: 'The pump is working, I hear it. The pressure gauge does not rise above 2 bar.',
    context: { model: 'Espresso machine E2' },
    fits: ["My espresso machine doesn't build up pressure"],
  },
  {
    category: 'product',
    subject: 'Leak',
    message: 'There is a puddle under the machine each morning, it drips from where the handle goes in.',
    context: { model: 'Espresso machine E1' },
    fits: ['Water drips from the group or the portafilter'],
  },
  {
    category: 'product',
    subject: 'Dead since this morning',
    message: 'I press the switch and nothing lights up. The socket works, I tried a lamp.',
    context: { model: 'Espresso machine E1' },
    fits: ["My machine doesn't turn on"],
  },
  {
    category: 'product',
    subject: 'Still under warranty?',
    message: 'I bought the machine in March three years ago. Is a new pump covered?',
    fits: ['How long is the guarantee?'],
  },
  {
    category: 'product',
    subject: 'Where to send it',
    message: 'I would like to have my grinder repaired. What does it cost and how long is it away?',
    fits: ['How do I send something in for repair?'],
  },
  {
    category: 'product',
    subject: 'New gasket',
    message: 'Can I buy one and put it in by myself? I am handy with tools.',
    context: { model: 'Espresso machine E2' },
    fits: ['Can I get spare parts and mend it myself?', 'Water drips from the group or the portafilter'],
  },
  {
    category: 'product',
    subject: 'Cappuccino',
    message: 'My milk gets big bubbles and no fine foam, whatever I do with the steam.',
    context: { model: 'Espresso machine E1' },
    fits: ['The milk foam is bad, with big bubbles'],
  },
  {
    category: 'product',
    subject: 'Serial number',
    message: 'Your form asks for it and I have no idea where to look on the grinder.',
    fits: ['Where do I find the serial number?'],
  },
  {
    category: 'subscription',
    subject: 'Away in August',
    message: 'We are on holiday for four weeks and would like no coffee then, and go on in September.',
    fits: ['How do I skip or pause my subscription?'],
  },
  {
    category: 'subscription',
    subject: 'I want to stop',
    message:
      'Please end my subscription. There is nothing wrong with the coffee, my doctor told me to drink less of it.',
    fits: ['How do I cancel my subscription?'],
  },
  {
    category: 'subscription',
    subject: 'Two bags instead of one',
    message: 'We are four in the office now. Can you send two bags of Skagen from next week on?',
    fits: [
      'Can I change the coffee, size or grind of my subscription?',
      'Can I have two subscriptions, or two addresses?',
    ],
  },
  {
    category: 'subscription',
    subject: 'Charged on the 1st',
    message: 'Why is the money for the subscription taken before anything is sent?',
    fits: ['When am I charged for the subscription?'],
  },
  {
    category: 'subscription',
    subject: 'Christmas',
    message: 'I would like to give my father coffee for half a year. Does it stop by itself? Can I add a card?',
    fits: ['How does a gift subscription work?'],
  },
  {
    category: 'billing',
    subject: 'Code not accepted',
    message: 'The newsletter said SPRING10, the basket says it is not valid.',
    fits: ["I have a discount code that doesn't work"],
  },
  {
    category: 'billing',
    subject: 'Refund for order NW-20377',
    message: 'You wrote that it would take five days. It has been nine.',
    fits: ['When do I get my refund?'],
  },
  {
    category: 'billing',
    subject: 'For my tax adviser',
    message: 'I need the invoices of last year as PDF, with VAT shown.',
    fits: ['Where is my invoice?'],
  },
  {
    category: 'billing',
    subject: 'Paypal',
    message: 'I have no credit card. Is there another way to pay?',
    fits: ['Which ways can I pay?'],
  },
  {
    category: 'billing',
    subject: 'Money gone, no order',
    message: 'At the end there was an error and no confirmation came, yet my bank shows the amount as taken.',
    fits: ['My payment failed, but money was taken'],
  },
  {
    category: 'billing',
    subject: 'How much is left',
    message: 'I got a gift card from my sister and used some of it last year. Can you tell me the balance?',
    fits: ['How do gift cards work, and how much is left on mine?'],
  },
  {
    category: 'account',
    subject: 'Locked out',
    message: 'I tried my password five times and the mail with the link to reset it does not arrive.',
    fits: ["I can't sign in"],
  },
  {
    category: 'account',
    subject: 'New mail address',
    message: 'I leave my company and lose my address there. How can I change it in the account?',
    fits: ['How do I change my e-mail address?'],
  },
  {
    category: 'account',
    subject: 'Please forget me',
    message: 'I want everything that you have of me to be deleted, as the law says.',
    fits: ['How do I delete my account?'],
  },
  {
    category: 'account',
    subject: 'Enough mails',
    message: 'Every week an advertisement. I do not want your newsletter any more!',
    fits: ['How do I stop the newsletter?'],
  },
  {
    category: 'brewing',
    subject: 'Which grind for a V60?',
    message: 'My coffee runs through in two minutes and tastes sour.',
    fits: ['What grind setting should I use?', 'My coffee tastes sour or bitter'],
  },
  {
    category: 'brewing',
    subject: 'A question',
    message:
      'Dear team, thank you for the quick delivery last time. My wife and I are new to this and we have a filter machine. We like it mild and chocolatey and nothing sour. Which of your coffees do you recommend to us?',
    fits: ['Which coffee suits me?'],
  },
  {
    category: 'brewing',
    subject: 'Freezer',
    message: 'I bought three kilos at once. How do I keep the beans fresh, and until when can I drink them?',
    fits: ['How do I store coffee, and how long does it keep?'],
  },
  {
    category: 'brewing',
    subject: 'Pregnant',
    message: 'How much caffeine is left in the decaf, and what is used to take it out?',
    fits: ['Is your decaf really free of caffeine?'],
  },
  {
    category: 'feedback',
    subject: 'Plastic',
    message: 'Why is there so much of it? Can the bags go into the yellow bin?',
    fits: ['Are your bags and boxes recyclable?'],
  },
  {
    category: 'feedback',
    subject: 'Barista course',
    message: 'My team of six would like to come to Hamburg and learn with you.',
    fits: ['Can I visit you, or take a course?'],
  },
];

/** Messages that no answer of the shop fits. */
export const beyondAnswers: { subject: string; message: string }[] = [
  { subject: 'asdf', message: 'qwrtz uiopkl' },
  { subject: '???', message: '!!!' },
  { subject: 'xxxx', message: 'hjkhjk hjkhjk\nfdsfds' },
];
