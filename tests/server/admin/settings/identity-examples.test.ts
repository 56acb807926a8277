import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { identifyCall, identityExamples, identityVector } from '@helpslip/server/admin/identity-examples.ts';
import { expect, test } from 'vitest';

const { secret, email, signature } = identityVector;

/** How each language runs a text, and what says the address before the example and the signature after it. */
const runs: Record<string, { command: string; args: string[]; around: (code: string) => string }> = {
  Node: {
    command: process.execPath,
    args: ['--input-type=module', '-e'],
    around: (code) =>
      `${code.replace('const secret', `const email = '${email}';\nconst secret`)}\nconsole.log(signature);`,
  },
  PHP: { command: 'php', args: ['-r'], around: (code) => `$email = '${email}';\n${code}\necho $signature;` },
  Python: { command: 'python3', args: ['-c'], around: (code) => `email = '${email}'\n${code}\nprint(signature)` },
  Ruby: { command: 'ruby', args: ['-e'], around: (code) => `email = '${email}'\n${code}\nputs signature` },
};

test.for(identityExamples)(
  'the example in $language gives the signature of the vector',
  ({ language, code }, context) => {
    const run = runs[language];
    if (!run) throw new Error(`nobody knows how to run ${language}`);
    if (spawnSync(run.command, ['--version']).status !== 0) context.skip(`there is no ${run.command} on this machine`);
    const env = { ...process.env, HELPSLIP_IDENTITY_SECRET: secret };
    const told = execFileSync(run.command, [...run.args, run.around(code)], { env, encoding: 'utf8' });
    expect(told.trim()).toBe(signature);
  },
);

test('docs/identity.md has the very examples and the vector', () => {
  const doc = readFileSync(new URL('../../../../docs/identity.md', import.meta.url), 'utf8');
  for (const { language, code } of identityExamples) {
    expect(doc).toContain(`**${language}**`);
    expect(doc).toContain(code);
  }
  expect(doc).toContain(identifyCall);
  expect(doc).toContain(`| \`${secret}\` | \`${email}\` | \`${signature}\` |`);
});
