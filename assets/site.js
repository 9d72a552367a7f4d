// Enhancement only: every page works without it.
(() => {
  'use strict';
  const all = (selector, act) => document.querySelectorAll(selector).forEach(act);
  if (navigator.clipboard) {
    all('[data-copy-item]', (item) => { item.hidden = false; });
    all('[data-copy]', (button) => button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const status = document.getElementById('salin-status');
      if (status) status.textContent = button.dataset.done;
      button.textContent = button.dataset.done;
    }));
  }
  all('[data-print-item]', (item) => { item.hidden = false; });
  all('[data-print]', (button) => button.addEventListener('click', () => window.print()));
  // What is published already is offered while a request is typed; without script a button does.
  all('[data-similar]', (place) => {
    const field = document.getElementById(place.dataset.from);
    let asked = '';
    let wait;
    const ask = async () => {
      const words = field.value.trim().slice(0, 300);
      if (words.length < 8 || words === asked) return;
      asked = words;
      const answer = await fetch(`${place.dataset.similar}?tentang=${encodeURIComponent(words)}`).catch(() => null);
      if (!answer || !answer.ok || words !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      place.replaceChildren(...page.querySelectorAll('[data-similar-found]'));
    };
    field.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(ask, 700); });
  });
  // A form is sent once, however often a slow phone is tapped.
  all('form[method=post]', (form) => form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = '1';
    setTimeout(() => { delete form.dataset.sent; }, 5000);
  }));
})();
