/** The files that the working document is taken along as; 'pack' is the whole meeting. */
export type ExportKind = 'word' | 'markdown' | 'csv' | 'calendar' | 'json' | 'pack'

export type Handed = 'shared' | 'downloaded' | 'cancelled'
