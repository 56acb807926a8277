import type { NewArticle } from '@helpslip/server/articles/add-articles.ts';
import type { NewSite } from '@helpslip/server/sites/add-site.ts';

const officeHours = [{ from: '09:00', to: '17:00' }];

/** A small site as tests need it: one category with a field of every kind of rule, one that promises nothing. */
export const acme: NewSite = {
  key: 'acme',
  name: 'Acme Tools',
  mode: 'answers-first',
  brand: { color: '#3454d1' },
  calendar: {
    timeZone: 'Europe/Berlin',
    weekly: { '1': officeHours, '2': officeHours, '3': officeHours, '4': officeHours, '5': officeHours },
    holidays: ['2026-05-01'],
  },
  policies: { supported: 'All tools sold since 2019.', privacyHref: 'https://acme.example/privacy' },
  contacts: [{ kind: 'phone', label: '+49 30 1234567', href: 'tel:+49301234567' }],
  categories: [
    {
      key: 'billing',
      name: 'Billing',
      hint: 'Invoices, refunds, payment',
      kind: 'question',
      icon: 'card',
      links: [],
      fields: [],
      targetMinutes: 120,
    },
    {
      key: 'product',
      name: 'A product problem',
      hint: 'It does not work as it should',
      kind: 'problem',
      icon: 'tool',
      links: [{ label: 'Manuals', href: 'https://acme.example/manuals' }],
      fields: [
        {
          key: 'model',
          label: 'Model',
          type: 'choice',
          required: true,
          options: [
            { value: 'drill', label: 'Drill' },
            { value: 'saw', label: 'Saw' },
          ],
        },
        {
          key: 'serial',
          label: 'Serial number',
          type: 'text',
          required: false,
          pattern: 'SN-\\d{5}',
          help: 'The serial number starts with SN-',
        },
        { key: 'blade', label: 'Blade', type: 'text', required: true, showIf: { field: 'model', equals: 'saw' } },
        { key: 'safety-code', label: 'Safety code', type: 'text', required: false, sensitive: true },
      ],
      targetMinutes: 240,
    },
    {
      key: 'feedback',
      name: 'Feedback',
      hint: 'Good or bad, we read all of it',
      kind: 'feedback',
      icon: 'bulb',
      links: [],
      fields: [],
      targetMinutes: null,
    },
  ],
};

const plain = { context: '', isPinned: false };

export const acmeArticles: NewArticle[] = [
  {
    ...plain,
    question: 'Where do I find my invoice?',
    phrasings: ['download receipt', 'need a bill for taxes'],
    categories: ['billing'],
    body: 'Under **Account → Invoices**, as PDF.',
  },
  {
    ...plain,
    question: 'I was charged twice',
    phrasings: ['double payment'],
    categories: ['billing'],
    body: 'One of the two is a reservation. It disappears within *three* days.',
  },
  {
    ...plain,
    question: 'How do I pay by bank transfer?',
    phrasings: [],
    categories: ['billing'],
    body: 'Choose *Invoice* at the till.',
  },
  {
    ...plain,
    question: 'The drill does not start',
    phrasings: ['drill dead', 'no power'],
    categories: ['product'],
    body: '1. Check the fuse.\n2. Press the red button.',
    context: 'Drill',
  },
  {
    ...plain,
    question: 'What does the red light on the saw mean?',
    phrasings: ['saw blinking'],
    categories: ['product'],
    body: 'The blade is blocked. [Free it](https://acme.example/free).',
    isPinned: true,
  },
];
