import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Processor time in milliseconds since each process began. */
export interface CpuTime {
  generator: number;
  server: number;
  postgres: number;
}

interface Process {
  pid: number;
  parent: number;
  milliseconds: number;
}

/**
 * What this process (which makes the load), its other children (the servers) and PostgreSQL have used.
 * @returns nothing where the system does not tell (all but Linux)
 */
export function cpuTime(postgresPid: number): CpuTime | undefined {
  if (!existsSync('/proc/self/stat')) return undefined;
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(processOf);
  const total = (isMeant: (one: Process) => boolean) =>
    all.filter(isMeant).reduce((sum, one) => sum + one.milliseconds, 0);
  return {
    generator: total(({ pid }) => pid === process.pid),
    server: total(({ pid, parent }) => parent === process.pid && pid !== postgresPid),
    postgres: total(({ pid, parent }) => pid === postgresPid || parent === postgresPid),
  };
}

function processOf(name: string): Process[] {
  try {
    // Behind the name in brackets; times in hundredths of a second, its own and those of children that ended.
    const [, rest = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(/\) (?!.*\) )/s);
    const fields = rest.split(' ').map(Number);
    const hundredths = fields.slice(11, 15).reduce((sum, part) => sum + part, 0);
    return [{ pid: Number(name), parent: fields[1] ?? 0, milliseconds: hundredths * 10 }];
  } catch {
    // It ended meanwhile.
    return [];
  }
}
