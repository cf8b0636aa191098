import tailwindcss from '@tailwindcss/vite'
import Icons from 'unplugin-icons/vite'
import type { Plugin } from 'vite'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'

/** Starts loading the one font file that the first paint needs, before the style sheet asks for it. */
const preloadTextFont = (): Plugin => ({
  name: 'preload-text-font',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => /inter-latin-wght-normal-[^/]*\.woff2$/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
          injectTo: 'head' as const,
        })),
  },
})

/** The host a page named stays: the server answers writes only to pages of its own address. */
const server = { target: 'http://127.0.0.1:3000', changeOrigin: false }

export default defineConfig({
  plugins: [
    solid(),
    tailwindcss(),
    Icons({
      compiler: 'solid',
      scale: 1,
      defaultClass: 'ic',
      iconCustomizer: (_collection, _icon, props) => {
        props['aria-hidden'] = 'true'
      },
    }),
    preloadTextFont(),
  ],
  // The content security policy allows neither inline scripts and styles nor data: addresses.
  build: { target: 'es2022', assetsInlineLimit: 0, manifest: true },
  server: { proxy: { '/trpc': server, '/api': server } },
  // One document for all files: each test clears what it leaves, and most of a file's time went into a new one.
  test: { environment: 'happy-dom', isolate: false, setupFiles: ['src/test/setup.ts'], testTimeout: 20_000 },
})
