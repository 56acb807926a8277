/** The sizes that a browser must know before the form stands there; apart, so that it need not fetch the others. */
export const visitLimits = { query: 200, eventsPerBatch: 50, suggestions: 5 } as const;
