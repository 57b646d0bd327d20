import { availableParallelism, loadavg } from 'node:os'
import { chromium, expect } from '@playwright/test'
import type { DeviceId } from '../../src/domain/ids.ts'
import { goToStep, invitationLink, openMeeting, toMeeting } from '../e2e/support/steps.ts'
import { chromiumFlags, findChromium } from '../run/browsers.mjs'
import { serve } from '../scripts/serve.mjs'
import { type PhoneProcesses, startPhones } from './phone-processes.ts'
import type { ProcessState } from './phones.ts'
import { openTablet, type Tablet } from './tablet.ts'

const phoneCount = Number(process.env.PLENARY_PHONES ?? 59)
const perTable = 5
const cell = 'reflect/ours/well'
const togetherMs = 600_000
const notesMs = 300_000
const lookEveryMs = 1_000
/** A minute of a meeting: so often somebody writes a note and shares it. */
const meetingMs = 60_000
const noteEveryMs = 1_000

type Say = (line: string) => void

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
const MB = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
const range = (values: readonly number[]) => `${Math.min(...values)} to ${Math.max(...values)}`
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const phonesIn = (states: readonly ProcessState[]) => states.flatMap(({ phones }) => phones)

/** One of each table meets the tablet, the others meet a table mate; the tables do so at the same time. */
const meetOneAnother = async (phones: PhoneProcesses, tablet: Tablet, link: string) => {
  const face = (phone: number) => ({
    code: () => phones.code(phone),
    read: (code: string) => phones.read(phone, code),
  })
  const bringMates = async (first: number, table: string) => {
    for (let phone = first + 1; phone < Math.min(first + perTable, phoneCount); phone++) {
      await phones.join(phone, { link, table })
      const [one, other] = [face(phone), face(first + Math.floor((phone - first - 1) / 2))]
      const [ones, others] = await Promise.all([one.code(), other.code()])
      await Promise.all([one.read(others), other.read(ones)])
    }
  }
  const tables: Promise<void>[] = []
  for (let first = 0; first < phoneCount; first += perTable) {
    const table = `t${1 + first / perTable}`
    await phones.join(first, { link, table })
    await tablet.pairWith(face(first))
    tables.push(bringMates(first, table))
    // Told at the end, where another table fails first
    tables.at(-1)?.catch(() => undefined)
  }
  await Promise.all(tables)
}

/** The longest of the shortest ways between two devices, in links; Infinity where the room is in pieces. */
const longestWay = (links: ReadonlyMap<DeviceId, ReadonlySet<DeviceId>>): number => {
  let longest = 0
  for (const start of links.keys()) {
    const far = new Map([[start, 0]])
    for (const [device, hops] of far)
      for (const next of links.get(device) ?? []) if (!far.has(next)) far.set(next, hops + 1)
    longest = far.size < links.size ? Number.POSITIVE_INFINITY : Math.max(longest, ...far.values())
  }
  return longest
}

/** Who is linked with whom as the phones say, the tablet among them. */
const linksIn = (states: readonly ProcessState[]) => {
  const links = new Map<DeviceId, Set<DeviceId>>()
  const add = (from: DeviceId, to: DeviceId) => links.set(from, (links.get(from) ?? new Set()).add(to))
  for (const { device, linked } of phonesIn(states))
    for (const other of linked) {
      add(device, other)
      add(other, device)
    }
  return links
}

const sayLinks = (say: Say, states: readonly ProcessState[]) => {
  const phones = phonesIn(states)
  const links = linksIn(states)
  const ofTablet = [...links].find(([device]) => phones.every((phone) => phone.device !== device))?.[1].size
  const connections = phones.map((phone) => phone.connections)
  say(
    `links a phone ${range(phones.map(({ linked }) => linked.length))}, the tablet's ${ofTablet}; ` +
      `at most ${longestWay(links)} links between any two; open connections a phone ${range(connections)}`,
  )
  const kinds = new Set(states.flatMap(({ files }) => Object.keys(files)))
  const files = [...kinds].map((kind) => `${sum(states.map((one) => one.files[kind] ?? 0))} ${kind}`)
  const each = states.map(({ phones, memoryBytes, cpuSeconds }) => {
    const open = sum(phones.map((phone) => phone.connections))
    return `${phones.length} phones ${open} connections ${MB(memoryBytes)} ${cpuSeconds.toFixed(0)} s`
  })
  say(`files open: ${files.join(', ')}; by process: ${each.join('; ')}`)
  const counters = new Map<string, number>()
  for (const phone of phones)
    for (const [name, value] of Object.entries(phone.counters))
      counters.set(name, (counters.get(name) ?? 0) + value)
  say(`all phones' counters: ${[...counters].map(([name, value]) => `${name} ${value}`).join(', ')}`)
}

const live = async (phones: PhoneProcesses, tablet: Tablet, say: Say): Promise<boolean> => {
  const { device } = tablet
  const states = async () => {
    const all = await phones.states()
    return { all, phones: phonesIn(all) }
  }
  const tables = Math.ceil(phoneCount / perTable)
  await openMeeting(device, { focus: 'The new handover sheet', tables })
  const link = await invitationLink(device)
  await toMeeting(device)

  let began = performance.now()
  await meetOneAnother(phones, tablet, link)
  const scanned = performance.now()
  say(`${phoneCount} phones in Node have joined and scanned one screen each: ${seconds(began)}`)
  await tablet.counts(phoneCount + 1, togetherMs)
  const peers = async () => Math.min(...(await states()).phones.map((phone) => phone.peers))
  await expect.poll(peers, { timeout: togetherMs, intervals: [lookEveryMs] }).toBe(phoneCount)
  say(
    `all ${phoneCount + 1} devices know one another, the tablet counts them: ${seconds(began)}, ${seconds(scanned)} after the last scan`,
  )
  const standing = async () => {
    const { phones: all } = await states()
    const mates = (table: string) => all.filter((phone) => phone.table === table).length
    return all.filter(({ table, seats }) => seats < mates(table)).length
  }
  await expect.poll(standing, { timeout: togetherMs, intervals: [lookEveryMs] }).toBe(0)
  say(`everybody sits at a table with all its mates: ${seconds(began)}`)
  sayLinks(say, (await states()).all)

  await goToStep(device, 'Reflect & share', 'together')
  began = performance.now()
  const written: string[] = []
  const note = async (phone: number) => {
    const text = `Note ${written.length} of phone ${phone}`
    written.push(text)
    await phones.share(phone, cell, text)
  }
  const everywhere = async () => {
    for (const text of written) await tablet.shows(text, notesMs)
    const fewest = async () => Math.min(...(await states()).phones.map(({ notes }) => notes))
    await expect.poll(fewest, { timeout: notesMs, intervals: [lookEveryMs] }).toBe(written.length)
  }
  for (let phone = 0; phone < phoneCount; phone++) await note(phone)
  for (const text of written) await tablet.shows(text, notesMs)
  say(`${written.length} notes, one of each phone, stand in the tablet's readout: ${seconds(began)}`)
  await everywhere()
  say(`... and in every phone's: ${seconds(began)}`)

  const before = await tablet.spent()
  const cpuBefore = (await states()).all
  began = performance.now()
  for (let at = 0; performance.now() - began < meetingMs; at++) {
    await note(at % phoneCount)
    const next = began + (at + 1) * noteEveryMs - performance.now()
    await new Promise((resolve) => setTimeout(resolve, next))
  }
  const after = await tablet.spent()
  const took = (performance.now() - began) / 1000
  const loads = loadavg().map((load) => load.toFixed(1))
  const cpuAfter = (await states()).all
  const phonesSeconds =
    sum(cpuAfter.map(({ cpuSeconds }) => cpuSeconds)) - sum(cpuBefore.map(({ cpuSeconds }) => cpuSeconds))
  began = performance.now()
  await everywhere()
  say(
    `a minute with ${written.length - phoneCount} notes shared (${took.toFixed(0)} s): the tablet's page took ${(after.pageSeconds - before.pageSeconds).toFixed(1)} s of processor, ` +
      `all of its browser ${(after.browserSeconds - before.browserSeconds).toFixed(1)} s; ` +
      `in ${after.messagesIn - before.messagesIn} messages, ${kB(after.bytesIn - before.bytesIn)}; ` +
      `out ${after.messagesOut - before.messagesOut} messages, ${kB(after.bytesOut - before.bytesOut)}; ` +
      `heap ${((await tablet.heapBytes()) / 1e6).toFixed(1)} MB`,
  )
  say(
    `all notes everywhere ${seconds(began)} after that minute; the phones took ${phonesSeconds.toFixed(0)} s of processor in it; ` +
      `load average ${loads.join(', ')} on ${availableParallelism()} cores`,
  )
  sayLinks(say, (await states()).all)
  await tablet.counts(phoneCount + 1, togetherMs)
  const { problems, page } = device
  if (process.env.PLENARY_SHOT) await page.screenshot({ path: process.env.PLENARY_SHOT })
  say(`problems on the tablet: ${problems.length === 0 ? 'none' : problems.join('; ')}`)
  return problems.length === 0
}

/** A tablet with Chromium, and phones in Node, all with real WebRTC: a whole room, and what it costs the tablet. */
const scale = async (say: Say): Promise<boolean> => {
  const executablePath = await findChromium()
  const phones = startPhones(phoneCount)
  const closing: (() => Promise<unknown>)[] = [phones.close]
  try {
    const server = await serve({})
    closing.unshift(server.close)
    const browser = await chromium.launch({
      args: [...chromiumFlags],
      ...(executablePath ? { executablePath } : {}),
    })
    closing.unshift(() => browser.close())
    const tablet = await openTablet(browser, server.url, phones.findCertificate)
    const lived = live(phones, tablet, say)
    // Where the phones die it goes on until the browser is closed, and nobody waits for it
    lived.catch(() => undefined)
    return await Promise.race([lived, phones.died])
  } finally {
    for (const close of closing) await close()
  }
}

// While the module is loaded, not after: the runner that loads it takes no further import() then.
export const went = await scale((line) => console.log(line))
