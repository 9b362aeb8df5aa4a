// Calls again while the page is seen: when it becomes visible, every 30 seconds, and just after a token's expiry.

const PERIOD_MS = 30_000;
const LEAST_MS = 5_000;
const AFTER_EXPIRY_MS = 1_000;

/** Starts; returns the function that stops. `nextExpiry()` is the next expiry in milliseconds since 1970, or Infinity. */
export function keepFresh(refresh, nextExpiry) {
  let timer = null;
  let stopped = false;

  function plan() {
    clearTimeout(timer);
    if (!stopped && document.visibilityState === 'visible') {
      timer = setTimeout(run, pause(nextExpiry()));
    }
  }

  async function run() {
    clearTimeout(timer);
    await refresh();
    plan();
  }

  function seen() {
    if (document.visibilityState === 'visible') {
      run();
    } else {
      clearTimeout(timer);
    }
  }

  document.addEventListener('visibilitychange', seen);
  plan();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seen);
  };
}

function pause(expiry) {
  return Math.min(PERIOD_MS, Math.max(LEAST_MS, expiry - Date.now() + AFTER_EXPIRY_MS));
}
