import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// The examples that are built, each into one script for the page of its name.
export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'help-slip' } } })],
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: { react: 'examples/react/main.jsx', vue: 'examples/vue/main.js' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
