// Waiting for what is away for a while.

// Wait so long; less where the browser is online again, or the page is looked at again.
export async function pause(ms) {
  const { promise, resolve } = Promise.withResolvers?.() ?? deferred();
  const timer = setTimeout(resolve, ms);
  const wake = () => document.visibilityState === 'visible' && resolve();
  window.addEventListener('online', resolve, { once: true });
  document.addEventListener('visibilitychange', wake);
  await promise;
  clearTimeout(timer);
  window.removeEventListener('online', resolve);
  document.removeEventListener('visibilitychange', wake);
}

function deferred() {
  let resolve;
  const promise = new Promise((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
}
