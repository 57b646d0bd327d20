import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { InvitationHint } from '../../domain/joining/invitation.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { useApp, useTexts } from '../context/context.ts'
import { Badge } from '../parts/badge.tsx'
import { Button } from '../parts/button.tsx'
import { Choices } from '../parts/choices.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { endEdge } from '../parts/edges.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Field } from '../parts/field.tsx'
import { IconMe, IconWarning } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { TableChip } from '../parts/table-chip.tsx'
import './join.css'

/** Says what the meeting is, asks for a table (and a name where names are shown), and lets one in. No link is needed. */
export const JoinView = ({ link }: { readonly link: string }): JSX.Element => {
  const app = useApp()
  const invited = app.invitedBy(link)
  return typeof invited === 'string' ? (
    <BrokenInvitation why={invited} />
  ) : (
    <JoinForm link={link} hint={invited.hint} hasCard={invited.hasCard} />
  )
}

const BrokenInvitation = ({ why }: { readonly why: Refusal }): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const home = () => app.go({ at: 'home' }, 'replace')
  return (
    <Page title={texts.join.broken} onBack={home}>
      <EmptyState
        icon={IconWarning}
        action={
          <div class="stack">
            <Button kind="main" onClick={() => app.go({ at: 'scan' }, 'replace')}>
              {texts.join.scanAgain}
            </Button>
            <Button kind="plain" onClick={home}>
              {texts.join.home}
            </Button>
          </div>
        }
      >
        {texts.common.refusal[why]}
      </EmptyState>
    </Page>
  )
}

interface JoinFormProps {
  readonly link: string
  readonly hint: InvitationHint
  readonly hasCard: boolean
}

const JoinForm = ({ link, hint, hasCard }: JoinFormProps): JSX.Element => {
  const app = useApp()
  const texts = useTexts()
  const [table, setTable] = useState<string>()
  const [name, setName] = useState('')
  const [missing, setMissing] = useState<'table' | 'name' | 'failed'>()
  const [joining, setJoining] = useState(false)

  const join = async () => {
    if (!table) return setMissing('table')
    if (hint.names && name.trim() === '') return setMissing('name')
    await joinAs({ table })
  }
  /** At a table, or at none: as one more facilitator, or as the room's screen. */
  const joinAs = async (seat: { readonly table?: string; readonly screen?: boolean }) => {
    setMissing(undefined)
    setJoining(true)
    try {
      await app.join({ link, table: undefined, name: name.trim(), ...seat })
    } catch (error) {
      console.error(error)
      setMissing('failed')
      setJoining(false)
    }
  }

  const numbers = Array.from({ length: hint.tables }, (_, at) => at + 1)
  const chosen = numbers.find((number) => `t${number}` === table)
  return (
    <Page title={texts.join.title} onBack={() => app.go({ at: 'home' })}>
      <div class="stack-close">
        <p class="join-welcome">{texts.join.welcome}</p>
        <div class="row">
          <Badge>{texts.join.tables(hint.tables)}</Badge>
          <Badge>{hint.names ? texts.join.namesShown : texts.join.noNames}</Badge>
          <Badge>{texts.join.noAccount}</Badge>
        </div>
      </div>
      <form
        class="stack join-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!joining) void join()
        }}
      >
        <Choices
          tiles
          legend={texts.join.whichTable}
          value={table}
          options={numbers.map((number) => ({
            value: `t${number}`,
            label: texts.common.table(number),
            labelHidden: true,
            sign: <TableChip big table={{ number, name: '' }} named />,
          }))}
          onChange={(value) => {
            setTable(value)
            setMissing(undefined)
          }}
        />
        {missing === 'table' && (
          <p class="field-error" role="alert">
            <IconWarning small />
            <span>{texts.join.tableMissing}</span>
          </p>
        )}
        {hint.names && (
          <Field
            label={texts.join.name}
            hint={texts.join.nameHint}
            value={name}
            maxLength={60}
            autoComplete="given-name"
            enterKeyHint="go"
            onInput={setName}
            error={missing === 'name' ? texts.join.nameMissing : undefined}
          />
        )}
        {missing === 'failed' && (
          <p class="field-error" role="alert">
            <IconWarning small />
            <span>{texts.join.failed}</span>
          </p>
        )}
        <div class="join-go" ref={endEdge}>
          <Button kind="main" big full type="submit" disabled={joining}>
            {chosen === undefined ? texts.join.sit : texts.join.sitAt(texts.common.table(chosen))}
          </Button>
        </div>
        <Disclosure summary={texts.join.notAtTable}>
          <div class="stack-close">
            <Button kind="quiet" disabled={joining} onClick={() => void joinAs({ screen: false })}>
              {texts.join.joinFacilitator}
            </Button>
            <Button kind="quiet" disabled={joining} onClick={() => void joinAs({ screen: true })}>
              {texts.join.joinScreen}
            </Button>
          </div>
        </Disclosure>
        <p class="join-promise">
          <IconMe />
          <span>
            {texts.join.writeAtOnce}
            {hasCard && ` ${texts.join.thenLink}`}
          </span>
        </p>
      </form>
    </Page>
  )
}
