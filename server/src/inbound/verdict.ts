import type { SenderVerdict } from '../db/schema.ts';
import type { Headers } from './headers.ts';
import type { Sender } from './sender.ts';

interface Finding {
  method: string;
  result: string;
  properties: Map<string, string>;
}

/**
 * Whether the domain of a mail's From stands by it (RFC 8601): DMARC passed, or the domain has no DMARC and a DKIM signature of exactly
 * this domain is good. Only the receiving server is believed, and only when all it says agrees: senders can write such headers too.
 * @param verifier the name by which the receiving server signs
 */
export function senderVerdict(headers: Headers, sender: Sender | null, verifier: string): SenderVerdict {
  if (!sender) return 'unproven';
  const domain = domainOf(sender.address);
  const own = (headers['authentication-results'] ?? []).map(readResults).filter(({ by }) => by === verifier);
  const verdicts = own.map(({ findings }) => verdictOf(findings, domain));
  if (verdicts.includes('failed')) return 'failed';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'proven') ? 'proven' : 'unproven';
}

function verdictOf(findings: Finding[], domain: string): SenderVerdict {
  const only = findings.at(-1);
  if (only?.method !== 'dmarc') return 'unproven';
  if (only.result === 'fail') return 'failed';
  if (only.result === 'pass') return isOf(only.properties.get('header.from') ?? domain, domain) ? 'proven' : 'unproven';
  if (only.result !== 'none') return 'unproven';
  const isSigned = findings.some(
    ({ method, result, properties }) =>
      method === 'dkim' && result === 'pass' && isOf(properties.get('header.d') ?? properties.get('header.i'), domain),
  );
  return isSigned ? 'proven' : 'unproven';
}

const isOf = (stated: string | undefined, domain: string) =>
  stated !== undefined && domainOf(stated.toLowerCase()) === domain;

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** One header: who checked, and what each method found. Comments and quoted texts are the sender's, and are skipped. */
function readResults(value: string): { by: string; findings: Finding[] } {
  const [by = '', ...clauses] = clausesOf(value);
  // The server echoes what the sender calls himself. Its own DMARC verdict is one, and comes last: another is slipped in.
  if ((value.match(/dmarc\s*=/gi) ?? []).length > 1) clauses.length = 0;
  const findings = clauses.flatMap((clause): Finding[] => {
    const [first = '', ...rest] = clause.split(/\s+/).filter(Boolean);
    const [, method, result] = /^([a-z0-9-]+)(?:\/\d+)?=([a-z]+)$/.exec(first.toLowerCase()) ?? [];
    if (!method || !result) return [];
    const properties = new Map<string, string>();
    for (const word of rest) {
      const at = word.indexOf('=');
      // The first one counts: what comes after it may be echoed.
      const name = word.slice(0, at).toLowerCase();
      if (at > 0 && !properties.has(name)) properties.set(name, word.slice(at + 1));
    }
    return [{ method, result, properties }];
  });
  return { by: (by.trim().split(/\s+/)[0] ?? '').toLowerCase(), findings };
}

/** Splits at semicolons that stand neither in (nested) comments nor in quotes, and leaves both out. What is not closed hides the rest: nothing counts. */
function clausesOf(value: string): string[] {
  const clauses = [''];
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < value.length; at++) {
    const character = value.charAt(at);
    if (character === '\\' && (isQuoted || depth > 0)) at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '(') depth++;
    else if (character === ')' && depth > 0) depth--;
    else if (depth > 0) continue;
    else if (character === ';') clauses.push('');
    else clauses[clauses.length - 1] += character;
  }
  return isQuoted || depth > 0 ? clauses.slice(0, 1) : clauses.filter((clause, at) => at === 0 || clause.trim() !== '');
}
