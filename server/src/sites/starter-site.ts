import type { Calendar } from '@helpslip/shared/contract';
import type { NewCategory, NewSite } from './add-site.ts';

const officeHours = [{ from: '09:00', to: '17:00' }];
const DAY_OF_OPEN_MINUTES = 480;

/** What every new site starts with, to be changed: office hours, and three categories that fit most sites. */
export function starterSite({ key, name, timeZone }: { key: string; name: string; timeZone: string }): NewSite {
  return {
    key,
    name,
    mode: 'answers-first',
    brand: {},
    calendar: officeWeek(timeZone),
    policies: {},
    contacts: [],
    categories: starterCategories,
  };
}

function officeWeek(timeZone: string): Calendar {
  const weekly = { '1': officeHours, '2': officeHours, '3': officeHours, '4': officeHours, '5': officeHours };
  return { timeZone, weekly, holidays: [] };
}

const starterCategories: NewCategory[] = [
  {
    key: 'question',
    name: 'A question',
    hint: 'How something works, what it costs, where to find it',
    kind: 'question',
    icon: 'chat',
    links: [],
    fields: [],
    targetMinutes: DAY_OF_OPEN_MINUTES,
  },
  {
    key: 'problem',
    name: 'Something does not work',
    hint: 'What you did, and what happened instead',
    kind: 'problem',
    icon: 'tool',
    links: [],
    fields: [],
    targetMinutes: DAY_OF_OPEN_MINUTES,
  },
  {
    key: 'suggestion',
    name: 'A suggestion',
    hint: 'What would make it better',
    kind: 'suggestion',
    icon: 'bulb',
    links: [],
    fields: [],
    targetMinutes: null,
    thanks: 'Thank you. We read every suggestion.',
  },
];
