/** `<annals-timeline>`: importing this module defines the element. */

/** Which events are asked for. Its dimensions narrow together; what is missing does not narrow. */
export interface AnnalsFilter {
  /** Ids of people, organisations and groups that take part. */
  who?: string[];
  /** Whether all of `who` must take part, or any of them. */
  all?: boolean;
  /** Ids of places, any of them; what is inside a place counts. */
  places?: string[];
  /** Ids of kinds, any of them. */
  kinds?: string[];
  /** Ids of sources, any of them. */
  sources?: string[];
  /** Astronomical years, both included. */
  years?: { from: number | null; to: number | null } | null;
  /** Whether an event must certainly have been in the years. */
  certain?: boolean;
  /** Only events with doubts. */
  doubts?: boolean;
  /** Words, each of which begins a word of the event; diacritics do not matter. */
  text?: string;
}

/** What the reader looks at. */
export interface AnnalsState {
  tab?: 'timeline' | 'people' | 'places' | 'sources';
  filter?: AnnalsFilter;
  /** The id of the open event. */
  event?: string | null;
  /** The id of the entity whose card is open. */
  card?: string | null;
  lanes?: 'kind' | 'country' | 'who';
  /** The year that is opened below the timeline. */
  year?: number | null;
}

/** Why a timeline cannot be shown. */
export interface AnnalsFailure extends Error {
  type: 'network' | 'record' | 'wasm' | 'panic';
  /** Each problem of the record with its place. */
  problems: string[];
}

export interface AnnalsEventMap {
  'annals-ready': CustomEvent<null>;
  /** The reader changed what is shown. */
  'annals-change': CustomEvent<AnnalsState>;
  /** The reader opened an event, by its id, or closed the open one. */
  'annals-select': CustomEvent<string | null>;
  'annals-error': CustomEvent<{ type: AnnalsFailure['type']; message: string; problems: string[] }>;
}

export class AnnalsTimeline extends HTMLElement {
  /** Resolves once the timeline is shown and whole; rejects with an `AnnalsFailure`. Far from the window nothing is loaded: set `loading` to `eager` to wait for it. */
  readonly ready: Promise<AnnalsTimeline>;
  /** A record in the format annals/1: an object, JSON text or its bytes. */
  record: object | string | ArrayBuffer | ArrayBufferView | null;
  get state(): AnnalsState | null;
  set state(state: AnnalsState);
  get filter(): AnnalsFilter | null;
  set filter(filter: AnnalsFilter);
  /** The ids of the events that fit, in their order. */
  readonly hits: string[];
  /** Opens an event and brings it into view, or closes the open one; whether the record has it. */
  select(id: string | null): boolean;
  /** Shows again what the attributes ask for. */
  reset(): void;
  /** The events that fit, as text: the record itself, a table, linked data, a calendar of exact days. */
  exportAs(format: 'json' | 'csv' | 'jsonld' | 'ics'): string;

  theme: 'light' | 'dark' | null;
  loading: 'lazy' | 'eager' | null;
  src: string | null;
  builtin: boolean;
  crossorigin: string | null;
  urlState: 'hash' | 'query' | 'none' | null;
  stateKey: string | null;
  shareBase: string | null;
  assets: string | null;
  offline: boolean;
  person: string | null;
  match: 'all' | null;
  place: string | null;
  kind: string | null;
  source: string | null;
  years: string | null;
  yearsMatch: 'certain' | null;
  doubts: boolean;
  q: string | null;
  event: string | null;
  card: string | null;
  view: 'people' | 'places' | 'sources' | null;
  lanes: 'kind' | 'country' | 'who' | null;
  openYear: string | null;

  addEventListener<K extends keyof AnnalsEventMap>(type: K, listener: (this: AnnalsTimeline, event: AnnalsEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'annals-timeline': AnnalsTimeline;
  }
}
