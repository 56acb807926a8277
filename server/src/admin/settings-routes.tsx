import type { Route } from '../web/route.ts';
import { auditPage } from './audit.tsx';
import { deskRoute } from './desk-route.tsx';
import { diagnosePage } from './diagnose.tsx';
import { installPage } from './install.tsx';
import { addSiteDoor, settingsPage } from './settings.tsx';
import { calendarPage } from './settings-calendar.tsx';
import { calendarDoor } from './settings-calendar-save.ts';
import { arrangeCategoriesDoor, categoriesPage } from './settings-categories.tsx';
import { categoryPage, newCategoryPage } from './settings-category.tsx';
import { addCategoryDoor, saveCategoryDoor } from './settings-category-save.ts';
import { fieldPage } from './settings-field.tsx';
import { addFieldDoor, arrangeFieldsDoor, saveFieldDoor } from './settings-field-save.ts';
import { identityPage, makeIdentityDoor } from './settings-identity.tsx';
import { savedFormPreview, typedCategoryPreview, typedFieldPreview } from './settings-preview.tsx';
import { sitePage } from './settings-site.tsx';
import { saveSiteDoor, switchSiteDoor } from './settings-site-save.ts';
import { languagesPage } from './translations.tsx';
import { translationPage } from './translations-language.tsx';
import { saveLanguagesDoor, saveTranslationDoor } from './translations-save.ts';

const owner = { audience: 'owner' } as const;
const SITE = '/admin/settings/:site';
const CATEGORY = `${SITE}/categories/:category`;
/** More than the texts of a site with fifty categories of long forms would be a page that nobody fills in. */
const MOST_TEXTS = 5_000;

/** What an owner sets up, site by site. */
export const settingsRoutes: Route[] = [
  deskRoute('GET', '/admin/settings', owner, settingsPage),
  deskRoute('POST', '/admin/settings', owner, addSiteDoor),
  deskRoute('GET', SITE, owner, sitePage),
  deskRoute('POST', SITE, owner, saveSiteDoor),
  deskRoute('POST', `${SITE}/switch`, owner, switchSiteDoor),
  deskRoute('GET', `${SITE}/install`, owner, installPage),
  deskRoute('GET', `${SITE}/identity`, owner, identityPage),
  deskRoute('POST', `${SITE}/identity`, owner, makeIdentityDoor),
  deskRoute('GET', `${SITE}/calendar`, owner, calendarPage),
  deskRoute('POST', `${SITE}/calendar`, owner, calendarDoor),
  deskRoute('GET', `${SITE}/languages`, owner, languagesPage),
  deskRoute('POST', `${SITE}/languages`, owner, saveLanguagesDoor),
  deskRoute('GET', `${SITE}/languages/:locale`, owner, translationPage),
  deskRoute('POST', `${SITE}/languages/:locale`, { ...owner, mostFields: MOST_TEXTS }, saveTranslationDoor),
  deskRoute('GET', `${SITE}/categories`, owner, categoriesPage),
  deskRoute('POST', `${SITE}/categories`, owner, arrangeCategoriesDoor),
  deskRoute('GET', `${SITE}/new-category`, owner, newCategoryPage),
  deskRoute('POST', `${SITE}/new-category`, owner, addCategoryDoor),
  deskRoute('GET', CATEGORY, owner, categoryPage),
  deskRoute('POST', CATEGORY, owner, saveCategoryDoor),
  deskRoute('GET', `${CATEGORY}/preview`, owner, savedFormPreview),
  deskRoute('POST', `${CATEGORY}/preview`, owner, typedCategoryPreview),
  deskRoute('POST', `${CATEGORY}/fields`, owner, arrangeFieldsDoor),
  deskRoute('GET', `${CATEGORY}/new-field`, owner, fieldPage),
  deskRoute('POST', `${CATEGORY}/new-field`, owner, addFieldDoor),
  deskRoute('POST', `${CATEGORY}/new-field/preview`, owner, typedFieldPreview),
  deskRoute('GET', `${CATEGORY}/fields/:field`, owner, fieldPage),
  deskRoute('POST', `${CATEGORY}/fields/:field`, owner, saveFieldDoor),
  deskRoute('GET', `${CATEGORY}/fields/:field/preview`, owner, savedFormPreview),
  deskRoute('POST', `${CATEGORY}/fields/:field/preview`, owner, typedFieldPreview),
  deskRoute('GET', '/admin/diagnose', owner, diagnosePage),
  deskRoute('GET', '/admin/audit', owner, auditPage),
];
