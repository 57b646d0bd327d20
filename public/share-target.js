// Part of the service worker: takes what the system's share sheet posts to `./share`, also with no network, keeps it until
// the app has opened (src/browser/arriving.ts reads it), and leads there. Nothing of it goes to any server.
const sharedCache = 'plenary-shared'
const filesAtOnce = 8
const fileMaxBytes = 64 * 1024 * 1024

const keepShared = async (request, home) => {
  const posted = await request.formData()
  const cache = await caches.open(sharedCache)
  const files = posted.getAll('file').filter((file) => file instanceof File && file.size <= fileMaxBytes)
  const texts = posted.getAll('text').filter((text) => typeof text === 'string' && text.trim() !== '')
  const parts = [...files, ...texts.map((text) => new Blob([text], { type: 'text/plain' }))]
  for (const [at, part] of parts.slice(0, filesAtOnce).entries())
    await cache.put(new URL(`shared-file/${Date.now()}-${at}`, home).href, new Response(part))
  return Response.redirect(new URL('./?shared', home).href, 303)
}

self.addEventListener('fetch', (event) => {
  const home = self.registration.scope
  if (event.request.method !== 'POST' || event.request.url !== new URL('share', home).href) return
  event.respondWith(keepShared(event.request, home))
})
