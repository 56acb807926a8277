import { inject, type RunnerTask, type RunnerTestFile, TestRunner } from 'vitest';

/** Skips every test of a project whose browser is not there. */
export default class SkippingRunner extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    if (inject('wsEndpoint') === '') files.forEach(skip);
  }
}

function skip(task: RunnerTask): void {
  task.mode = 'skip';
  if (task.type === 'suite') task.tasks.forEach(skip);
}
