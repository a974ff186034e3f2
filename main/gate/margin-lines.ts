/** The lines at the top and bottom of every printed page: the marking, in capitals, in words. */

const style = 'font-family:sans-serif;font-size:9px;width:100%;text-align:center;color:#000';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Header and footer as the browser's print templates; it fills in the page numbers. */
export function marginLines(marking: string, name: string): { header: string; footer: string } {
  // By a style: readers of a tagged file have no name for an element that is merely bold.
  const mark = `<span style="font-weight:700">${escaped(marking.toUpperCase())}</span>`;
  const pages = 'page <span class="pageNumber"></span> of <span class="totalPages"></span>';
  return {
    header: `<div style="${style}">${mark}</div>`,
    footer: `<div style="${style}">${mark}<br>${escaped(name)}, ${pages}</div>`,
  };
}
