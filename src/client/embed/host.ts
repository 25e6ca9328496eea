/** On another site: sets the height of a timeline's frame. A frame can change only its own height. */
addEventListener('message', ({ data, source, origin }) => {
  for (const frame of document.querySelectorAll('iframe'))
    if (frame.contentWindow === source && frame.src.startsWith(`${origin}/`) && data?.mahdar > 0)
      frame.height = String(data.mahdar);
});
