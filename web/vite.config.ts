import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const server = process.env['VIGIL_URL'] ?? 'http://localhost:8080'

/** A running server answers for what is not a screen. */
const proxy = { '/api': { target: server, ws: true } }

/** Keys, the network and the focus are the page's: the desk hears all three. */
const ownPage = [
  'src/desk/**/*.test.ts',
  'src/identity/KeyDialog.test.ts',
  'src/kernel/useKeys.test.ts',
  'src/kernel/usePush.test.ts',
]

export default defineConfig({
  // A line break between two words on a screen is a space, as it is in HTML.
  plugins: [vue({ template: { compilerOptions: { whitespace: 'preserve' } } })],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { target: 'es2023', chunkSizeWarningLimit: 700 },
  server: { proxy },
  preview: { proxy },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/kernel/noWires.ts'],
    restoreMocks: true,
    // A page and Element Plus anew for each file cost four times as much as the tests. Those that
    // listen to the whole page have one of their own.
    projects: [
      {
        extends: true,
        test: {
          name: 'one page',
          include: ['src/**/*.test.ts'],
          exclude: ownPage,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'a page each', include: ownPage } },
    ],
  },
})
