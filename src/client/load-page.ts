/**
 * Loads and parses a page; nothing of it runs. The browser's own way to a document, which a policy of trusted types lets
 * pass, unlike a parser of strings. Rejects where the page cannot be had.
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
