// Sends large files in pieces and goes on after a broken connection (tus 1.0.0). Enhancement only: without
// it the form sends the file itself. An input says where to: data-upload, and what to say: data-sending,
// data-waiting, data-sent, data-failed, data-busy.
(() => {
  'use strict';
  const SMALL = 1 << 20;
  const version = { 'Tus-Resumable': '1.0.0' };
  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const ask = async (to, method, headers) => {
    const answer = await fetch(to, { method, headers: { ...version, ...headers }, redirect: 'manual' });
    // A session that ended answers with a redirect.
    if (answer.type === 'opaqueredirect') throw 401;
    return answer;
  };
  const patch = (to, part, offset, show) => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('PATCH', to);
    const headers = { ...version, 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream' };
    for (const name in headers) request.setRequestHeader(name, headers[name]);
    request.upload.onprogress = (event) => show(offset + event.loaded);
    request.onload = () => (request.status === 204 ? done() : failed(request.status));
    request.onerror = () => failed(0);
    request.send(part);
  });
  // Returns the token of the sent file. Tries until it is sent or refused for good.
  const send = async (file, to, show, waiting) => {
    const key = `unggah ${file.name} ${file.size} ${file.lastModified}`;
    let address = localStorage.getItem(key);
    for (let tries = 0; ; tries += 1) {
      try {
        let offset = 0;
        if (address) {
          const answer = await ask(address, 'HEAD');
          if (answer.status === 404) address = '';
          else if (!answer.ok) throw answer.status;
          else offset = +answer.headers.get('Upload-Offset');
        }
        if (!address) {
          const about = { 'Upload-Length': file.size, 'Upload-Metadata': `filename ${base64(file.name)}` };
          const answer = await ask(to, 'POST', about);
          if (answer.status !== 201) throw answer.status;
          address = answer.headers.get('Location');
          localStorage.setItem(key, address);
        }
        if (offset < file.size) await patch(address, file.slice(offset), offset, (bytes) => { tries = 0; show(bytes); });
        localStorage.removeItem(key);
        return address.split('/').pop();
      } catch (status) {
        if ([401, 403, 413, 422, 429].includes(status)) throw status;
        waiting();
        await new Promise((later) => setTimeout(later, Math.min(30000, 1000 * 2 ** tries)));
      }
    }
  };

  document.querySelectorAll('input[data-upload]').forEach((input) => {
    const say = input.dataset;
    let busy = 0;
    const list = document.createElement('ul');
    list.className = 'list';
    list.setAttribute('aria-live', 'polite');
    input.after(list);
    const line = (text) => {
      const item = document.createElement('li');
      const words = document.createElement('span');
      item.append(words);
      list.append(item);
      return { item, say: (word) => { words.textContent = `${text}: ${word}`; } };
    };
    input.addEventListener('change', () => {
      const files = [...input.files];
      // Small files go with the form, which is one request less.
      if (!files.some((file) => file.size > SMALL)) return;
      input.value = '';
      files.forEach(async (file) => {
        const row = line(file.name);
        const bar = document.createElement('progress');
        bar.max = file.size || 1;
        bar.setAttribute('aria-label', file.name);
        row.item.append(' ', bar);
        row.say(say.sending);
        busy += 1;
        try {
          const show = (bytes) => { bar.value = bytes; row.say(say.sending); };
          const token = await send(file, say.upload, show, () => row.say(say.waiting));
          const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'upload', value: token });
          row.item.append(field);
          row.say(say.sent);
        } catch {
          row.say(say.failed);
        }
        bar.remove();
        busy -= 1;
      });
    });
    input.form.addEventListener('submit', (event) => {
      if (!busy) return;
      event.preventDefault();
      line(say.busy).say('');
    });
  });
})();
