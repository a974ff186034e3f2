/** The lines at the top and bottom of every printed page: the marking, in capitals, in words. */

const style = 'font-family:sans-serif;font-size:9px;width:100%;text-align:center;color:#000';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Header and footer as the browser's print templates; it fills in the page numbers. */
export function marginLines(marking: string, name: string): { header: string; footer: string } {
  const mark = `<strong>${escaped(marking.toUpperCase())}</strong>`;
  const pages = 'page <span class="pageNumber"></span> of <span class="totalPages"></span>';
  return {
    header: `<div style="${style}">${mark}</div>`,
    footer: `<div style="${style}">${mark}<br>${escaped(name)}, ${pages}</div>`,
  };
}
