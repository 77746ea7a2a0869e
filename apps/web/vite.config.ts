import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.FALLSPUR_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: api, changeOrigin: false } } },
  // A file under the limit would be written into the page as `data:`, which the server's content policy refuses.
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022', chunkSizeWarningLimit: 900 },
});
