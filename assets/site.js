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
  // A form is sent once, however often a slow phone is tapped.
  all('form[method=post]', (form) => form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = '1';
    setTimeout(() => { delete form.dataset.sent; }, 5000);
  }));
})();
