import { useEffect, useRef, useState } from 'react';
import { imageSize, mayBeDecoded } from '../../../preload/contract/image-size.ts';
import { failureOf } from '../../shell/client.ts';
import { Banner } from '../../ui/banner.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { BytesView } from './bytes-view.tsx';
import { allOf } from './document-bytes.ts';
import './documents.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.imageView;

/** Longest side of what is drawn, in pixels. */
const longest = 2_000;

type State = 'loading' | 'drawn' | 'too large' | 'not a picture' | { problem: string };

/** A picture, decoded and drawn anew: what else the file holds does not come onto the page. */
export function ImageView(props: {
  documentId: number;
  size: number;
  name: string;
  /** In a small frame: what cannot be shown is said in a few words. */
  small?: boolean;
}) {
  const { documentId, size, name, small = false } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<State>('loading');
  useEffect(() => {
    const control = new AbortController();
    async function draw(): Promise<void> {
      const bytes = await allOf(documentId, size, control.signal);
      const claimed = imageSize(bytes);
      if (control.signal.aborted) return;
      if (claimed === null) return setState(texts.notAPicture);
      if (!mayBeDecoded(claimed)) return setState(texts.tooLarge);
      let picture: ImageBitmap;
      try {
        picture = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' });
      } catch {
        return setState(texts.notAPicture);
      }
      const target = canvas.current;
      if (!control.signal.aborted && target !== null) {
        const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
        target.width = Math.max(1, Math.round(picture.width * scale));
        target.height = Math.max(1, Math.round(picture.height * scale));
        target.getContext('2d')?.drawImage(picture, 0, 0, target.width, target.height);
        setState('drawn');
      }
      picture.close();
    }
    draw().catch((thrown: unknown) => setState({ problem: failureOf(thrown).message }));
    return () => control.abort();
  }, [documentId, size]);
  if (small && (state === 'not a picture' || state === 'too large' || typeof state === 'object'))
    return (
      <p className="documents__unseen" role="status">
        {state === 'not a picture' ? texts.thePictureIsDamaged : null}
        {state === 'too large' ? texts.thePictureClaimsToo : null}
        {typeof state === 'object' ? state.problem : null}
      </p>
    );
  if (state === 'not a picture') return <BytesView documentId={documentId} why={texts.itCannotBeShown} />;
  return (
    <>
      {state === 'loading' ? <Skeleton rows={6} /> : null}
      {state === 'too large' ? (
        <Banner tone="warning" title={texts.notDrawn}>
          {texts.itClaimsMoreThan}
        </Banner>
      ) : null}
      {typeof state === 'object' ? <Banner tone="danger" title={state.problem} /> : null}
      <canvas ref={canvas} className="documents__canvas" role="img" aria-label={name} hidden={state !== 'drawn'} />
    </>
  );
}
