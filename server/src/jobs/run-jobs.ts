import { setMaxListeners } from 'node:events';
import { noteJobTurn } from '../db/job-turns.ts';
import type { Deps } from '../deps.ts';
import { type Job, jobs } from './jobs.ts';

export interface RunningJobs {
  /** Whether every job has run well at its last turn. */
  areWell(): boolean;
  /** Waits for the turns under way and starts no more. */
  stop(): Promise<void>;
}

/** Runs every job in its own rhythm, one turn at a time. A turn that fails is logged and comes again. */
export function runJobs(deps: Deps): RunningJobs {
  const failing = new Set<string>();
  const stopping = new AbortController();
  // One a job, and that is meant: Node warns of more than ten.
  setMaxListeners(jobs.length, stopping.signal);
  const loops = jobs.map((job) => runLoop(deps, job, failing, stopping.signal));
  return {
    areWell: () => failing.size === 0,
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function runLoop(deps: Deps, job: Job, failing: Set<string>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let done = 0;
    try {
      done = await job.run(deps);
      failing.delete(job.name);
      await noteJobTurn(deps.db, job.name, deps.clock());
    } catch (fault) {
      if (!failing.has(job.name)) {
        deps.log.error(
          { job: job.name, kind: fault instanceof Error ? fault.name : typeof fault, code: codeOf(fault) },
          'a job failed',
        );
      }
      failing.add(job.name);
    }
    // A stop during the turn would not be heard by a pause that only then begins.
    if (done < job.batch && !signal.aborted) await pause(job.everyMs * (0.9 + Math.random() / 5), signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resume) => {
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
    function end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resume();
    }
  });
}

function codeOf(fault: unknown): unknown {
  return fault instanceof Error && 'code' in fault ? fault.code : undefined;
}
