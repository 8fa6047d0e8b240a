/** `<annals-timeline>` in JSX: importing this module defines the element for React 19 or newer. */

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { AnnalsEventMap, AnnalsTimeline } from './annals.js';

export * from './annals.js';

/** What a page may set: the properties of its own that are not methods and not read-only. */
type Properties = Partial<
  Omit<AnnalsTimeline, keyof HTMLElement | 'ready' | 'hits' | 'select' | 'reset' | 'exportAs'>
>;

type Events = { [name in keyof AnnalsEventMap as `on${name}`]?: (event: AnnalsEventMap[name]) => void };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'annals-timeline': DetailedHTMLProps<HTMLAttributes<AnnalsTimeline>, AnnalsTimeline> & Properties & Events;
    }
  }
}
