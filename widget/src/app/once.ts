/** Fetches something once; what it has fetched stands in `value` from then on. */
export interface Once<Value> {
  (): Promise<Value>;
  value?: Value;
}

/** Fetches something once, however often it is asked for; what could not be had is fetched again the next time. */
export function once<Value>(load: () => Promise<Value>): Once<Value> {
  let under: Promise<Value> | undefined;
  const fetchIt: Once<Value> = () => {
    under ??= load()
      .then((value) => (fetchIt.value = value))
      .catch((error: unknown) => {
        under = undefined;
        throw error;
      });
    return under;
  };
  return fetchIt;
}
