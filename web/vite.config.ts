import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const server = process.env['VIGIL_URL'] ?? 'http://localhost:8080'

/** A running server answers for what is not a screen. */
const proxy = { '/api': { target: server, ws: true } }

export default defineConfig({
  // A line break between two words on a screen is a space, as it is in HTML.
  plugins: [vue({ template: { compilerOptions: { whitespace: 'preserve' } } })],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { target: 'es2023', chunkSizeWarningLimit: 700 },
  server: { proxy },
  preview: { proxy },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/kernel/freshPage.ts'],
    isolate: false,
    testTimeout: 20_000,
    restoreMocks: true,
  },
})
