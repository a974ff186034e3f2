import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the gallery of components as the product's page is built: stylesheets as files, so that a strict policy holds. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  logLevel: 'warn',
  // The libraries' own warnings count as faults here.
  define: { 'process.env.NODE_ENV': '"development"' },
  build: { assetsInlineLimit: 0, emptyOutDir: true, modulePreload: { polyfill: false } },
});
