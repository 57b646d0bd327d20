import { expect } from '@playwright/test'
import { generate } from 'selfsigned'
import { relays } from '../../../src/i18n/en/relays.ts'
import { insist } from '../../../src/lib/result.ts'
import { readLink } from '../../../src/mesh/signalling/qr/qr.ts'
import { type RelayBehaviour, startRelay, type TestRelay } from '../../doubles/relays.ts'
import { english as words } from '../../english.ts'
import type { Device } from './device.ts'
import { arrivalMs, button } from './steps.ts'

const hourMs = 3_600_000

/** A relay on this machine as the app takes one: encrypted. Devices that meet over it have to be opened with `trusting`. */
export const secureRelay = async (behaves?: RelayBehaviour): Promise<TestRelay> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'relay' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    curve: 'P-256',
    notAfterDate: new Date(Date.now() + hourMs),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  return startRelay({ tls: { key, cert }, ...(behaves && { behaves }) })
}

/** A facilitator opens a meeting whose devices find each other over these relays. */
export const openOverRelays = async (
  { page }: Device,
  {
    focus,
    title,
    urls,
    names = false,
  }: { focus: string; title: string; urls: readonly string[]; names?: boolean },
): Promise<void> => {
  await button(page, words.home.newMeeting).click()
  await page.getByLabel(words.setUp.focus).fill(focus)
  await page.getByLabel(words.setUp.name, { exact: true }).fill(title)
  if (names) await page.getByRole('radio', { name: words.setUp.namesOn }).click()
  await page.getByText(relays.what).click()
  await page.getByLabel(relays.list).fill(urls.join('\n'))
  await page.getByLabel(relays.list).blur()
  await button(page, words.setUp.start).click()
  await expect(button(page, words.facilitate.screen)).toBeVisible({ timeout: arrivalMs })
}

/** What nobody but the meeting's devices may know of it, beside its words: ids and keys, in each way of writing bytes. */
export const secretsOf = (invitation: string, meetingId: string): readonly string[] => {
  const read = insist(readLink(invitation)).invitation
  const secret = Buffer.from(read.secret)
  const ids = [meetingId, read.facilitator].map((id) => Buffer.from(id, 'hex'))
  return [secret, ...ids]
    .flatMap((bytes) => [
      bytes.toString('hex'),
      bytes.toString('base64').replace(/=+$/, ''),
      bytes.toString('base64url'),
    ])
    .concat(invitation.slice(invitation.lastIndexOf('#') + 1))
}

/** Everything that a relay was given or gave, as it is, and with every base64 in it undone. */
export const seenBy = (relay: TestRelay): string =>
  relay.frames
    .flatMap(({ text }) => [
      text,
      ...[...text.matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/g)].map(([coded]) =>
        Buffer.from(coded, 'base64').toString('utf8'),
      ),
      ...[...text.matchAll(/[0-9a-f]{16,}/g)].map(([hex]) => Buffer.from(hex, 'hex').toString('utf8')),
    ])
    .join('\n')
