// Every request of the page: in JupyterLab the server asks for the token that it gave with the page.

/** As fetch. */
export const send = (path, options = {}) =>
  fetch(path, { ...options, headers: { "X-XSRFToken": document.body.dataset.xsrf ?? "" } });
