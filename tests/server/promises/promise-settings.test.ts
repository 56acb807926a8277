import { promiseSettingsSchema } from '@helpslip/server/promises/promise-settings.ts';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

const messagesFor = (settings: unknown) =>
  v.safeParse(promiseSettingsSchema, settings).issues?.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`) ?? [];

describe('How a site promises', () => {
  test('is taken as it is when all is well, and may say nothing', () => {
    const settings = {
      isFromReplies: true,
      atRiskMinutes: 60,
      within: 'By {{by}}, surely.',
      outside: 'Away until {{by}}',
    };
    expect(v.parse(promiseSettingsSchema, settings)).toEqual(settings);
    expect(v.parse(promiseSettingsSchema, {})).toEqual({});
  });

  test.each(['We will write.', 'By {{by}} or {{by}}.', 'By {{ by }}.'])(
    'needs the time once in its words: %s',
    (within) => {
      expect(messagesFor({ within })).toContain('within: Write {{by}} once, where the time of the reply goes.');
    },
  );

  test.each(['By {{by}}, {{name}}.', 'By {{by}} {', '}} {{by}}'])(
    'can be filled in with the time alone: %s',
    (outside) => {
      expect(messagesFor({ outside })).toEqual(['outside: {{by}} is the only thing that can be filled in here.']);
    },
  );

  test.each([0, -1, 1.5, 10_001, '60'])('is not at risk %j minutes ahead', (atRiskMinutes) => {
    expect(messagesFor({ atRiskMinutes })).toHaveLength(1);
  });

  test('has nothing unknown in it', () => {
    expect(messagesFor({ mood: 'good' })).toHaveLength(1);
  });
});
