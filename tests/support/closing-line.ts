import type { Reporter, TestModule } from 'vitest/node';

/** Prints `N passed, N failed, N skipped` as the very last line of a run, whatever ended it. */
export default class ClosingLine implements Reporter {
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };

  onInit(): void {
    // After Vitest's own summary and every teardown. A run that failed with no failed test (a global set-up that threw) counts one.
    process.once('exit', (code) => {
      const { passed, failed, skipped } = this.counts;
      process.stdout.write(`${passed} passed, ${failed || (code === 0 ? 0 : 1)} failed, ${skipped} skipped\n`);
    });
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    this.counts.failed += errors.length;
    for (const module of modules) this.count(module);
  }

  private count(module: TestModule): void {
    let isExplained = false;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'failed') isExplained = true;
      this.counts[state === 'passed' || state === 'failed' ? state : 'skipped']++;
    }
    // An import or a hook that failed took the tests of its file along.
    const suites = [...module.children.allSuites()];
    const isBroken = suites.some((suite) => suite.errors().length > 0) || (module.state() === 'failed' && !isExplained);
    if (isBroken || module.errors().length > 0) this.counts.failed++;
  }
}
