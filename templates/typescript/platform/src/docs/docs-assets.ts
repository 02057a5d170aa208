/** How the page looks. */
export const docsStyle = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
nav ul { list-style: none; padding: 0; }
nav li { display: flex; gap: 1rem; margin: .25rem 0; }
nav li > a { flex: 0 0 8rem; font-weight: bold; overflow-wrap: anywhere; }
h2 { margin-top: 3rem; }
h3 { margin-bottom: .25rem; }
summary { overflow-wrap: anywhere; }
details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; padding: .5rem 1rem; }
summary { cursor: pointer; }
summary b { display: inline-block; min-width: 3.5rem; }
label { display: block; margin: .5rem 0; }
input, textarea { display: block; width: 100%; box-sizing: border-box; font: 14px/1.4 ui-monospace, monospace; }
output { display: block; white-space: pre-wrap; font: 14px/1.4 ui-monospace, monospace; margin-top: .5rem; }
`;

/** Sends a form's request and shows the answer under it. */
export const docsScript = `
for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const output = form.querySelector('output');
    let address = form.dataset.address;
    for (const input of form.querySelectorAll('[data-path]')) {
      address = address.replace('{' + input.dataset.path + '}', encodeURIComponent(input.value));
    }
    const query = new URLSearchParams();
    for (const input of form.querySelectorAll('[data-query]')) {
      if (input.value !== '') query.set(input.dataset.query, input.value);
    }
    if (query.size > 0) address += '?' + query;
    const body = form.querySelector('textarea')?.value;
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    for (const input of form.querySelectorAll('[data-header]')) {
      if (input.value !== '') headers[input.dataset.header] = input.value;
    }
    output.textContent = '...';
    try {
      const response = await fetch(address, { method: form.dataset.method.toUpperCase(), headers, body });
      const text = await response.text();
      output.textContent = response.status + '\\n' + text;
    } catch (error) {
      output.textContent = String(error);
    }
  });
}
`;
