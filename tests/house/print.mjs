// `npm run house [-- FOLDER]`: the figures of the house as they stand, or of another checkout's src beside it.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { edgesBetween, findCircles, listFiles, readModules } from './read-house.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const shownMost = 5
const shortFunctionLines = 60
const guideFileLines = 300
const guideFolderFiles = 20
const leastFileLines = 15

/** @param {string} folder */
const figuresOf = (folder) => {
  const modules = readModules(folder)
  const sheets = listFiles(folder, /\.css$/).map((path) => ({
    path,
    lines: readFileSync(join(folder, path), 'utf8').split('\n').length - 1,
  }))
  const files = [...modules, ...sheets]
  const functions = modules.flatMap((file) => file.functions)
  /** @type {Map<string, number>} */
  const folders = new Map()
  for (const { path } of files) folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + 1)
  const bySize = files.toSorted((a, b) => b.lines - a.lines)
  const byLength = functions.toSorted((a, b) => b.lines - a.lines)
  const byCount = [...folders].toSorted(([, a], [, b]) => b - a)
  /** @param {(path: string) => string} nodeOf */
  const circles = (nodeOf) => findCircles(edgesBetween(modules, nodeOf)).length
  return [
    ['TypeScript files', `${modules.length}`],
    ['lines of TypeScript', `${modules.reduce((sum, { lines }) => sum + lines, 0)}`],
    ['style sheets, lines', `${sheets.length}, ${sheets.reduce((sum, { lines }) => sum + lines, 0)}`],
    [`files over ${guideFileLines} lines`, `${files.filter(({ lines }) => lines > guideFileLines).length}`],
    [
      `modules under ${leastFileLines} lines`,
      `${modules.filter(({ lines }) => lines < leastFileLines).length}`,
    ],
    [
      'largest files',
      bySize
        .slice(0, shownMost)
        .map(({ path, lines }) => `${path} ${lines}`)
        .join(', '),
    ],
    [
      `functions over ${shortFunctionLines} lines, of`,
      `${functions.filter(({ lines }) => lines > shortFunctionLines).length}, ${functions.length}`,
    ],
    [
      'longest functions',
      byLength
        .slice(0, shownMost)
        .map(({ file, name, lines }) => `${name} (${file}) ${lines}`)
        .join(', '),
    ],
    ['folders', `${folders.size}`],
    [
      `folders over ${guideFolderFiles} files`,
      `${byCount.filter(([, count]) => count > guideFolderFiles).length}`,
    ],
    [
      'largest folders',
      byCount
        .slice(0, shownMost)
        .map(([name, count]) => `${name} ${count}`)
        .join(', '),
    ],
    ['circles of files, of folders', `${circles((path) => path)}, ${circles(dirname)}`],
    ['files that know of relays', `${modules.filter(({ text }) => /relay/i.test(text)).length}`],
  ]
}

/** What each change touches, as CONTRIBUTING names it: the bullets below its heading. @returns {string[][]} */
const touchedByChanges = () => {
  const guide = join(root, '.github', 'CONTRIBUTING.md')
  if (!existsSync(guide)) return []
  return readFileSync(guide, 'utf8')
    .split(/^## /m)
    .flatMap((section) => {
      const [, what] = /^(?:Add|Adding) an? (.+)\n/.exec(section) ?? []
      const touched = [...section.matchAll(/^- `([^`]+)`/gm)]
      return what ? [[`files for a ${what}`, `${touched.length}`]] : []
    })
}

const [, , other] = process.argv
const now = figuresOf(join(root, 'src'))
const before = other === undefined ? [] : figuresOf(other)
const title = other === undefined ? '| | src |\n| --- | --- |' : `| | ${other} | src |\n| --- | --- | --- |`
console.log(title)
for (const [at, [name, figure]] of now.entries())
  console.log(
    other === undefined ? `| ${name} | ${figure} |` : `| ${name} | ${before[at]?.[1]} | ${figure} |`,
  )
for (const [name, figure] of touchedByChanges())
  console.log(other === undefined ? `| ${name} | ${figure} |` : `| ${name} | | ${figure} |`)
