import type { ConnectionModel } from '../../models/connect/connection-types.ts'
import { useFormats, useWords } from '../context/context.ts'
import { Disclosure } from '../parts/display/disclosure.tsx'
import { LazyPart } from '../parts/lazy-part.tsx'
import { hereOf } from './way-views.ts'

/** The figures behind the one calm line, for people who want to know. */
export const ConnectionDetails = ({ connection }: { readonly connection: ConnectionModel }) => {
  const texts = useWords('connect')
  const formats = useFormats()
  const linked = connection.linked.value
  return (
    <section class="connection-details">
      <p>
        <strong>{texts.linksNow(linked)}</strong> {linked === 0 ? texts.linksNone : texts.linksEnough}
      </p>
      {connection.ways.map((way) => {
        const load = way.state.value === 'off' ? undefined : hereOf(way)
        return load && <LazyPart key={way.id} load={load} props={{ way }} />
      })}
      <Disclosure summary={texts.details}>
        <dl class="figures">
          {connection.details.value.map(({ name, value }) => (
            <div key={name} class="figure">
              <dt>{texts.counters[name] ?? texts.counter(name)}</dt>
              <dd>{formats.number(value)}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </section>
  )
}
