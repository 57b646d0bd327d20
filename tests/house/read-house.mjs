// What the house is made of, read from its own text: files, their imports, their functions. Used by the architecture
// test, which holds the rules, and by `npm run house`, which prints the figures.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'vite'

/**
 * @typedef {object} Import
 * @property {string} from a path below the folder that was read
 * @property {string} to a package's name, or such a path
 * @property {boolean} isOurs
 * @property {boolean} isType
 *
 * @typedef {object} NamedFunction
 * @property {string} file
 * @property {string} name
 * @property {number} line
 * @property {number} lines
 *
 * @typedef {object} SourceFile
 * @property {string} path
 * @property {string} text
 * @property {number} lines
 * @property {readonly Import[]} imports
 * @property {readonly NamedFunction[]} functions
 * @property {readonly { readonly line: number, readonly names: readonly string[] }[]} lists
 * @property {readonly { readonly text: string, readonly line: number }[]} comments
 */

/** @param {string} text */
const countLines = (text) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** @param {string} folder @param {RegExp} named @returns {string[]} paths below it, with '/' */
export const listFiles = (folder, named) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => named.test(path))
    .toSorted()

/** @param {any} node @param {(node: any, parent: any) => void} visit @param {any} [parent] */
const walk = (node, visit, parent) => {
  if (node === null || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit, parent)
    return
  }
  if (typeof node.type === 'string') visit(node, parent)
  for (const [key, value] of Object.entries(node))
    if (key !== 'parent' && typeof value === 'object') walk(value, visit, node.type ? node : parent)
}

const functionTypes = ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration']

/** The name that a function has where it stands: a declaration's, a variable's, a method's. @param {any} node @param {any} parent */
const nameOf = (node, parent) =>
  node.id?.name ??
  (parent?.type === 'VariableDeclarator' ? parent.id?.name : undefined) ??
  (['Property', 'MethodDefinition', 'PropertyDefinition'].includes(parent?.type) &&
  parent.kind !== 'get' &&
  !parent.computed
    ? (parent.key?.name ?? parent.key?.value)
    : undefined)

/**
 * The texts that stand side by side in one list: an array's, a switch's, a type's, a chain of
 * comparisons. What follows a '/' is left out.
 * @param {any} node @param {any} parent @returns {string[]}
 */
const listedIn = (node, parent) => {
  /** @param {any} one @returns {any[]} */
  const textsIn = (one) => {
    if (one?.type === 'LogicalExpression') return [...textsIn(one.left), ...textsIn(one.right)]
    if (one?.type === 'BinaryExpression') return [one.left?.value, one.right?.value]
    if (one?.type === 'CallExpression') return one.arguments.map((/** @type {any} */ each) => each.value)
    if (one?.type === 'ArrayExpression') return [one.elements[0]?.value]
    if (one?.type === 'TSLiteralType') return textsIn(one.literal)
    if (one?.type === 'TemplateLiteral' || one?.type === 'TSTemplateLiteralType')
      return [one.quasis[0]?.value.cooked]
    return [one?.value]
  }
  /** @type {Record<string, () => any[]>} */
  const members = {
    ArrayExpression: () => node.elements,
    SwitchStatement: () => node.cases.map((/** @type {any} */ one) => one.test),
    TSUnionType: () => node.types,
    LogicalExpression: () => (parent?.type === 'LogicalExpression' ? [] : [node]),
  }
  const texts = (members[node.type]?.() ?? []).flatMap(textsIn)
  return texts.flatMap((text) => (typeof text === 'string' ? [text.replace(/\/.*$/s, '')] : []))
}

/** @param {string} folder @param {string} path @returns {SourceFile} */
const readFile = (folder, path) => {
  const text = readFileSync(join(folder, path), 'utf8')
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  /** @param {number} offset */
  const lineOf = (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
  /** @type {Import[]} */
  const imports = []
  /** @type {NamedFunction[]} */
  const functions = []
  /** @type {{ line: number, names: string[] }[]} */
  const lists = []
  /** @param {string} source @param {boolean} isType */
  const addImport = (source, isType) => {
    const isOurs = source.startsWith('.')
    const to = isOurs
      ? normalize(join(dirname(path), source.replace(/\?.*$/, ''))).replaceAll('\\', '/')
      : source
    imports.push({ from: path, to, isOurs, isType })
  }
  walk(program, (node, parent) => {
    if (
      ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'].includes(node.type) &&
      node.source
    ) {
      const named = node.specifiers ?? []
      const kind = node.importKind ?? node.exportKind
      const isAllTypes =
        named.length > 0 &&
        named.every((/** @type {any} */ one) => (one.importKind ?? one.exportKind) === 'type')
      addImport(node.source.value, kind === 'type' || isAllTypes)
    }
    if (node.type === 'ImportExpression' && typeof node.source?.value === 'string')
      addImport(node.source.value, false)
    const names = listedIn(node, parent)
    if (names.length > 1) lists.push({ line: lineOf(node.start), names })
    if (functionTypes.includes(node.type)) {
      const name = nameOf(node, parent)
      const line = lineOf(node.start)
      if (name !== undefined)
        functions.push({ file: path, name: String(name), line, lines: lineOf(node.end) - line + 1 })
    }
  })
  return {
    path,
    text,
    lines: countLines(text),
    imports,
    functions,
    lists,
    comments: comments.map((/** @type {any} */ { value, start }) => ({ text: value, line: lineOf(start) })),
  }
}

/** Every module below the folder. @param {string} folder @returns {SourceFile[]} */
export const readModules = (folder) => listFiles(folder, /\.tsx?$/).map((path) => readFile(folder, path))

/**
 * Groups of nodes that reach one another along the edges (Tarjan's strongly connected components).
 * @param {ReadonlyMap<string, ReadonlySet<string>>} edges
 * @returns {string[][]}
 */
export const findCircles = (edges) => {
  /** @type {Map<string, number>} */
  const order = new Map()
  /** @type {Map<string, number>} */
  const lowest = new Map()
  /** @type {string[]} */
  const open = []
  /** @type {string[][]} */
  const circles = []
  /** @param {string} node */
  const visit = (node) => {
    order.set(node, order.size)
    lowest.set(node, order.size - 1)
    open.push(node)
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) visit(next)
      if (open.includes(next)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0))
    }
    if (lowest.get(node) !== order.get(node)) return
    const circle = open.splice(open.indexOf(node))
    if (circle.length > 1) circles.push(circle.toSorted())
  }
  for (const node of edges.keys()) if (!order.has(node)) visit(node)
  return circles
}

/**
 * Our own imports as edges between files (`nodeOf` gives the path itself) or folders (its folder).
 * @param {readonly SourceFile[]} files
 * @param {(path: string) => string} nodeOf
 */
export const edgesBetween = (files, nodeOf) => {
  /** @type {Map<string, Set<string>>} */
  const edges = new Map()
  for (const { from, to, isOurs } of files.flatMap(({ imports }) => imports)) {
    const [a, b] = [nodeOf(from), nodeOf(to)]
    if (isOurs && a !== b) edges.set(a, (edges.get(a) ?? new Set()).add(b))
  }
  return edges
}
