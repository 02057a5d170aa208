/** How the page looks. */
export const docsStyle = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
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
    let path = form.dataset.path;
    for (const input of form.querySelectorAll('[data-parameter]')) {
      path = path.replace('{' + input.dataset.parameter + '}', encodeURIComponent(input.value));
    }
    const body = form.querySelector('textarea')?.value;
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    output.textContent = '...';
    try {
      const response = await fetch(path, { method: form.dataset.method.toUpperCase(), headers, body });
      const text = await response.text();
      output.textContent = response.status + '\\n' + text;
    } catch (error) {
      output.textContent = String(error);
    }
  });
}
`;
