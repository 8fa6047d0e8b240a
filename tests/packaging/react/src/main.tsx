import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { AnnalsFilter, AnnalsTimeline } from 'annals-timeline/react';
import 'annals-timeline/react';

function Page() {
  const timeline = useRef<AnnalsTimeline>(null);
  const [filter, setFilter] = useState<AnnalsFilter>({});
  const [told, setTold] = useState('');
  return (
    <>
      <button id="his" onClick={() => setFilter({ who: ['raul-castro'] })}>Raúl Castro</button>
      <button id="open" onClick={() => timeline.current?.select('raul-castro-visit-vietnam')}>Open his visit</button>
      <output>{told}</output>
      <annals-timeline
        ref={timeline}
        lang="en"
        urlState="none"
        filter={filter}
        onannals-change={(event) => setTold(event.detail.filter?.who?.join(' ') ?? '')}
      >
        <p>Readable without a script.</p>
      </annals-timeline>
    </>
  );
}

createRoot(document.getElementById('root')!).render(<StrictMode><Page /></StrictMode>);
