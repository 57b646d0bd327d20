// The letters of the tests' browsers come with the repository, so that a layout passes or fails alike on every machine:
// DejaVu is about the widest that people have, Roboto, that of most phones, a narrow one. It is fontconfig that is told,
// so it holds on Linux; elsewhere browsers keep their system's letters. The app itself brings no fonts.
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/set-up.mjs'

/** The families, by what they are for: `--font` may be set to either of them in a page. */
export const fonts = /** @type {const} */ ({ wide: 'DejaVu Sans', narrow: 'Roboto' })

const modules = realpathSync(join(root, 'node_modules'))
const packages = { wide: 'dejavu-fonts-ttf/ttf', narrow: '@expo-google-fonts/roboto' }

/** A Firefox's page may read no other files than the system's, unless it is told; as preferences. */
export const firefoxFonts = { 'security.sandbox.content.read_path_whitelist': `${modules}/` }

/** No hinting: a letter is as wide as its font says, whatever the screen. @param {keyof typeof fonts} first */
const configuration = (first) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${Object.values(packages)
  .map((path) => `  <dir>${join(modules, path)}</dir>`)
  .join('\n')}
  <cachedir>${join(modules, '.cache', 'fonts')}</cachedir>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <match target="pattern"><edit name="family" mode="append_last"><string>${fonts[first]}</string></edit></match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
`

/** Every browser that this process starts from now on has these fonts and no others. @param {keyof typeof fonts} first */
export const useTestFonts = (first = 'wide') => {
  const missing = Object.values(packages).find((path) => !existsSync(join(modules, path)))
  if (missing) throw new Error(`No fonts for the tests in ${missing}: run npm ci`)
  const folder = join(modules, '.cache', 'fonts')
  const file = join(folder, `${first}.conf`)
  const wanted = configuration(first)
  if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
    mkdirSync(folder, { recursive: true })
    // Several workers may come to it at once.
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, wanted)
    renameSync(draft, file)
  }
  process.env.FONTCONFIG_FILE = file
}
