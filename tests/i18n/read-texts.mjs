// The English texts as they stand in the source, and which of them are on buttons.
import { readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { listFiles } from '../house/read-house.mjs'

/**
 * @typedef {object} Text
 * @property {string} file below `src/i18n/en`
 * @property {string} key with dots: `truth.saving`
 * @property {string} text a value that is put in reads “Ana”, a count “#”
 */

/** What stands for a value that is put in: one word, as a name is. */
const filledIn = 'Ana'

/** @param {any} node the source of one text @returns {string | undefined} */
const textOf = (node) => {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral') return undefined
  return node.quasis
    .map((/** @type {any} */ part, /** @type {number} */ at) => (at > 0 ? filledIn : '') + part.value.cooked)
    .join('')
}

/** Methods whose arguments are not read by people. */
const isMethodCall = (/** @type {any} */ node) =>
  node.type === 'CallExpression' &&
  node.callee.type === 'MemberExpression' &&
  node.callee.property.name !== 'map'

/** @param {any} node @param {string} key @param {(key: string, text: string) => void} found */
const collect = (node, key, found) => {
  if (node === null || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const one of node) collect(one, key, found)
    return
  }
  const { type } = node
  if (type === 'ImportDeclaration' || (type?.startsWith('TS') === true && !node.expression)) return
  if (type === 'BinaryExpression') return
  if (isMethodCall(node)) {
    collect(node.callee.object, key, found)
    return
  }
  const text = textOf(node)
  if (text !== undefined) found(key, text)
  if (type === 'Property') {
    const name = node.key.name ?? node.key.value
    collect(node.value, key === '' ? name : `${key}.${name}`, found)
    return
  }
  for (const [part, value] of Object.entries(node))
    if (part !== 'typeAnnotation' && part !== 'params') collect(value, key, found)
}

/** Every English text below a folder, as its source has it. @param {string} folder @returns {Text[]} */
export const readTexts = (folder) =>
  listFiles(folder, /\.ts$/).flatMap((file) => {
    const source = readFileSync(`${folder}/${file}`, 'utf8')
    /** @type {Text[]} */
    const texts = []
    collect(parseSync(file, source).program, '', (key, text) => {
      if (/[a-z]/i.test(text)) texts.push({ file, key, text })
    })
    return texts
  })

/** @param {any} node @param {(node: any) => void} visit */
const walk = (node, visit) => {
  if (node === null || typeof node !== 'object') return
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit)
    return
  }
  if (typeof node.type === 'string') visit(node)
  for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit)
}

/** `texts.truth.saving` as ['texts', 'truth', 'saving']. @param {any} node @returns {string[]} */
const pathOf = (node) =>
  node.type === 'Identifier'
    ? [node.name]
    : node.type === 'MemberExpression' && !node.computed
      ? [...pathOf(node.object), node.property.name]
      : []

/** What an expression may come to; of a text put together, what it begins with. @param {any} node @returns {any[]} */
const beginningsOf = (node) =>
  node?.type === 'ConditionalExpression'
    ? [...beginningsOf(node.consequent), ...beginningsOf(node.alternate)]
    : node?.type === 'TemplateLiteral'
      ? [node.expressions[0]]
      : [node]

/** A property of an object's source, or an attribute of an element's. @param {readonly any[]} parts @param {string} name */
const readValue = (parts, name) =>
  parts.find((one) => (one.type === 'JSXAttribute' ? one.name.name : one.key?.name) === name)?.value

/**
 * @typedef {object} ButtonTexts
 * @property {string} file below `src/ui`
 * @property {'button' | 'sign' | 'menu'} kind a sign has no visible words; a menu's lines have room for more words
 * @property {readonly string[]} visible the texts that may be on it, with their area: `join.sit`
 * @property {readonly string[]} names those that may be its accessible name in place of the visible words
 */

/** The texts of every button, as the views have it. @param {string} folder @returns {ButtonTexts[]} */
export const readButtons = (folder) =>
  listFiles(folder, /\.tsx$/).flatMap((file) => {
    const { program } = parseSync(file, readFileSync(`${folder}/${file}`, 'utf8'))
    /** @type {Map<string, string>} a variable and its area */
    const areas = new Map()
    /** @type {ButtonTexts[]} */
    const buttons = []
    walk(program, (node) => {
      if (node.type === 'VariableDeclarator' && node.init?.callee?.name === 'useWords')
        areas.set(node.id.name, node.init.arguments[0].value)
    })
    /** @param {any} part @returns {string[]} */
    const textsIn = (part) => {
      /** @type {string[]} */
      const keys = []
      walk(part, (node) => {
        const [variable = '', ...rest] = node.type === 'MemberExpression' ? pathOf(node) : []
        const area = areas.get(variable)
        if (area !== undefined) keys.push([area, ...rest].join('.'))
      })
      return keys
    }
    /** @param {any} visible @param {any} label @param {ButtonTexts['kind']} kind */
    const add = (visible, label, kind) =>
      buttons.push({
        file,
        kind,
        visible: textsIn(visible),
        names: beginningsOf(label?.expression ?? label).flatMap(textsIn),
      })
    walk(program, (node) => {
      if (node.type === 'JSXElement') {
        const { name, attributes } = node.openingElement
        if (name.name === 'Button') add(node.children, readValue(attributes, 'label'), 'button')
        if (name.name === 'IconButton') add([], readValue(attributes, 'label'), 'sign')
      }
      if (node.type !== 'ObjectExpression') return
      const { properties } = node
      if (readValue(properties, 'onSelect')) add(readValue(properties, 'label'), undefined, 'menu')
      if (readValue(properties, 'onClick')) add(readValue(properties, 'children'), undefined, 'button')
    })
    return buttons
  })
