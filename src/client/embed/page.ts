/** In a frame on another site: tells the page around it how high the timeline is. That page may listen, or not. */
new ResizeObserver(() =>
  parent.postMessage({ mahdar: Math.ceil(document.body.getBoundingClientRect().height) }, '*'),
).observe(document.body);
