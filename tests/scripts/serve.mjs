// Serves the built app as any static host would. Also a command, for network hosts of their own:
// `node tests/scripts/serve.mjs [port] [folder]` prints its address.
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import sirv from 'sirv'

export const dist = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist')

/** What vite puts a hash into never changes; all else is asked for again, so that a new version is seen at once. */
const oneYearSeconds = 31_536_000

/** How many ports are tried, from the first one wanted on. */
const portsTried = 50

/**
 * @typedef {object} ServeOptions
 * @property {string} [folder] what to serve; dist by default
 * @property {string} [base] path that the app is served under, '/' by default; begins and ends with a slash
 * @property {string} [host] address to listen on, 127.0.0.1 by default
 * @property {number} [port] first port to try; 0, the default, lets the system choose
 * @property {{ key: string, cert: string }} [tls] serve over https with these
 */

/**
 * Resolves when it listens.
 * @param {ServeOptions} [options]
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 * @throws where the folder has no index.html, or no port is free.
 */
export const serve = async ({ folder = dist, base = '/', host = '127.0.0.1', port = 0, tls } = {}) => {
  statSync(join(folder, 'index.html'))
  const files = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      const isForever = path.startsWith('/assets/')
      response.setHeader(
        'Cache-Control',
        isForever ? `public, max-age=${oneYearSeconds}, immutable` : 'no-cache',
      )
      if (path.endsWith('.webmanifest')) response.setHeader('Content-Type', 'application/manifest+json')
    },
  })
  /** @type {import('node:http').RequestListener} */
  const answer = (request, response) => {
    const notFound = () => {
      response.statusCode = 404
      response.end('Not found')
    }
    const url = request.url ?? '/'
    if (!url.startsWith(base)) return notFound()
    request.url = `/${url.slice(base.length)}`
    files(request, response, notFound)
  }
  const server = tls ? createSecureServer(tls, answer) : createServer(answer)
  const bound = await listen(server, host, port)
  const shownHost = host === '127.0.0.1' ? 'localhost' : host
  return {
    url: `${tls ? 'https' : 'http'}://${shownHost}:${bound}${base}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @param {number} first
 * @returns {Promise<number>} the port it listens on
 */
const listen = async (server, host, first) => {
  for (let port = first; port < first + portsTried; port++) {
    try {
      return await new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          const address = server.address()
          resolve(typeof address === 'object' && address ? address.port : port)
        })
      })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    }
  }
  throw new Error(`No free port from ${first} to ${first + portsTried - 1}`)
}

/** Reads a certificate and its key from two files. @param {string} folder */
export const readTls = (folder) => ({
  key: readFileSync(join(folder, 'key.pem'), 'utf8'),
  cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
})

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [port = '0', folder = dist] = process.argv.slice(2)
  console.log((await serve({ port: Number(port), folder })).url)
}
