import type { ReactNode } from 'react';
import './pictures.css';

/** A picture of the brief's first page: what it is of, the drawing, and what it says in words. `alt` is what a screen reader has of it. */
export function Picture(props: {
  title: string;
  alt: string;
  caption: string;
  width: number;
  height: number;
  wide?: boolean;
  children: ReactNode;
}) {
  const { title, alt, caption, width, height, wide = false, children } = props;
  return (
    <PictureFrame title={title} caption={caption} wide={wide}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}. ${alt}`}>
        {children}
      </svg>
    </PictureFrame>
  );
}

/** The same around several drawings. */
export function PictureFrame(props: { title: string; caption: string; wide: boolean; children: ReactNode }) {
  const { title, caption, wide, children } = props;
  return (
    <div className={wide ? 'brief-picture brief-picture--wide' : 'brief-picture'}>
      <h3>{title}</h3>
      {children}
      <p className="brief-picture__caption">{caption}</p>
    </div>
  );
}
