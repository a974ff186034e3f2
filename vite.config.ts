import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page. `base: './'` makes its addresses relative, so that both hosts can serve it from their own origin. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  html: { cspNonce: 'VIGIL_NONCE' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: false,
    // Nothing is turned into a data: address; the content policy then need not allow it for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
  },
});
