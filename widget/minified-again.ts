import { minify } from 'terser';
import type { Plugin } from 'vite';

// Properties that no other program, no server, no earlier version and no other file by its exports reads: they cost less by short names.
const OWN_NAMES = new RegExp(
  `^(?:is|was|has)[A-Z]|^(?:${[
    'texts shelf slips ground draft told sender sendState showSending readySending configured onPick protect',
    'again depth rest add go wish config fault hits marks place trail wants suggest typing settle language retryAfterSeconds',
    'weight score stem pairs likeness kinds entry scale reach known unknown edits finish most looked untilAt refusal redraw starts exact letters letter rarity shares edits asked holders novelty wordings vocabulary evidence aside meanings letterRarity otherShare',
    // What Preact calls of components that are classes; here there are none.
    'getDerivedStateFromProps getDerivedStateFromError getSnapshotBeforeUpdate getChildContext shouldComponentUpdate',
    'componentWillMount componentDidMount componentWillReceiveProps componentWillUpdate componentDidUpdate',
    'componentWillUnmount componentDidCatch setState forceUpdate contextType defaultProps debounceRendering current',
  ]
    .join(' ')
    .replaceAll(' ', '|')})$`,
);

/** What one minifier has left, the other still finds: together one byte in a hundred. */
export const minifiedAgain = minifiedBy();

/** The same, with short names for properties of our own, alike in all files of one build. */
export const minifiedWhole = minifiedBy({ regex: OWN_NAMES });

function minifiedBy(properties?: { regex: RegExp }): Plugin {
  return {
    name: 'minified-again',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const names: { props?: object; vars?: object | undefined } = {};
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const { code } = await minify(file.code, {
          module: true,
          ecma: 2020,
          compress: { unsafe_arrows: true, passes: 2 },
          ...(properties && { mangle: { properties }, nameCache: names }),
        });
        // Variables are each file's own.
        names.vars = undefined;
        file.code = code ?? file.code;
      }
    },
  };
}
