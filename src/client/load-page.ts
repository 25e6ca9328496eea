/**
 * Loads and parses a page without running its scripts. Uses XMLHttpRequest because a Trusted Types policy allows it,
 * but not a parser of strings. Rejects if the page cannot be loaded.
 */
export function loadPage(href: string): Promise<Document> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.onload = () =>
      request.status === 200 && request.responseXML
        ? done(request.responseXML)
        : failed(new Error(`${request.status} ${href}`));
    request.onerror = () => failed(new Error(href));
    request.open('GET', href);
    request.send();
  });
}
