// A captive portal in place of the app's host: whatever is asked, the answer is a login page.
// `node tests/run/portal.mjs <port>` prints its address.
import { createServer } from 'node:http'

const page =
  '<!doctype html><title>Guest Wi-Fi</title><h1>Welcome</h1><form><input name="room" /><button>Log in</button></form>'
const port = Number(process.argv[2] ?? 0)
createServer((_, response) => {
  response.setHeader('Content-Type', 'text/html')
  response.setHeader('Cache-Control', 'max-age=86400')
  response.end(page)
}).listen(port, '127.0.0.1', () => console.log(`http://localhost:${port}/`))
