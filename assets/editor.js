// The editor of news. Enhancement only: the form is complete without it.
(() => {
  'use strict';
  const form = document.getElementById('naskah');
  if (!form) return;
  const say = form.dataset;
  const byId = (id) => document.getElementById(id);
  const text = byId('text');
  const status = byId('status');

  // What was typed since it was last kept, and the timer that keeps it.
  let unkept = false;
  let leaving = false;
  let timer = 0;
  let busy = false;
  const words = () => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && name !== 'do') fields.append(name, value);
    }
    return fields;
  };
  // The advice beside the text; left alone while somebody reads or answers it.
  const advice = byId('saran-isi');
  const advise = (html) => {
    if (!advice || html === undefined || advice.contains(document.activeElement) || advice.querySelector('details[open]')) return;
    advice.innerHTML = html;
    advice.hidden = html.trim() === '';
  };
  const keep = async (last) => {
    clearTimeout(timer);
    if (!unkept || leaving || (busy && !last)) return;
    busy = true;
    unkept = false;
    try {
      const answer = await fetch(say.keep, { method: 'POST', body: words(), keepalive: last === true });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const kept = await answer.json();
      status.textContent = kept.said;
      advise(kept.advice);
      status.className = 'quiet';
    } catch {
      unkept = true;
      status.textContent = say.unkept;
      status.className = 'error';
      timer = setTimeout(keep, 15000);
    }
    busy = false;
    if (unkept) timer = setTimeout(keep, 3000);
  };
  form.addEventListener('input', (event) => {
    if (event.target.type === 'file') return;
    unkept = true;
    clearTimeout(timer);
    timer = setTimeout(keep, 2000);
  });
  form.addEventListener('submit', () => {
    leaving = true;
    // When the answer does not come, the page stays and must keep on keeping.
    setTimeout(() => { leaving = false; }, 20000);
  });
  document.addEventListener('visibilitychange', () => { if (document.hidden) keep(true); });
  addEventListener('beforeunload', (event) => { if (unkept && !leaving) event.preventDefault(); });

  // Counters below title and summary.
  const counter = (field, count) => {
    const line = document.createElement('p');
    line.className = 'hint count';
    field.after(line);
    const show = () => { [line.textContent, line.dataset.over] = count(field.value.trim()); };
    field.addEventListener('input', show);
    show();
  };
  form.querySelectorAll('[data-most]').forEach((field) => counter(field, (value) => {
    const left = field.dataset.most - [...value].length;
    return [`${Math.abs(left)} ${left < 0 ? say.over : say.left}`, left < 0];
  }));
  form.querySelectorAll('[data-words-most]').forEach((field) => counter(field, (value) => {
    const count = value ? value.split(/\s+/).length : 0;
    return [`${count} / ${field.dataset.wordsMost} ${say.words}`, count > +field.dataset.wordsMost];
  }));
  // Title and summary are one line, however long.
  ['title', 'lead'].forEach((id) => byId(id).addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) event.preventDefault();
  }));

  // Typing for the person, so that undo works.
  const type = (piece) => {
    text.focus();
    if (!document.execCommand('insertText', false, piece)) {
      text.setRangeText(piece, text.selectionStart, text.selectionEnd, 'end');
      text.dispatchEvent(new Event('input', { bubbles: true }));
    }
  };
  const mark = (sign) => {
    const chosen = text.value.slice(text.selectionStart, text.selectionEnd);
    const inner = chosen.trim();
    if (inner) type(chosen.replace(inner, () => sign + inner + sign));
    else {
      type(sign + sign);
      text.selectionStart = text.selectionEnd -= 1;
    }
  };
  const start = (sign) => {
    const from = text.value.lastIndexOf('\n', text.selectionStart - 1) + 1;
    text.setSelectionRange(from, text.selectionEnd);
    const lines = text.value.slice(from, text.selectionEnd).split('\n');
    type(lines.map((line, at) => (sign === '1. ' ? `${at + 1}. ` : sign) + line).join('\n'));
  };
  const bar = form.querySelector('[role=toolbar]');
  const buttons = [...bar.querySelectorAll('button')];
  bar.hidden = false;
  bar.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (!button) return;
    if (button.dataset.mark) mark(button.dataset.mark);
    else if (button.dataset.start) start(button.dataset.start);
    else {
      const address = prompt(say.link, 'https://');
      if (address && /^https?:\/\/\S+$/.test(address.trim())) type(`${address.trim()} `);
    }
  });
  bar.addEventListener('keydown', (event) => {
    const last = buttons.length - 1;
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: at < last ? at + 1 : 0, ArrowLeft: at ? at - 1 : last, Home: 0, End: last }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    buttons.forEach((button, place) => { button.tabIndex = place === to ? 0 : -1; });
    buttons[to].focus();
  });
  text.addEventListener('keydown', (event) => {
    const sign = (event.ctrlKey || event.metaKey) && { b: '*', i: '_' }[event.key.toLowerCase()];
    if (sign) {
      event.preventDefault();
      mark(sign);
    }
  });

  // Pasted pages and documents become the light markup; everything else of them is dropped.
  const around = (sign, inner) => {
    const core = inner.trim();
    return core && !core.includes('\n') && !core.includes(sign) ? inner.replace(core, () => sign + core + sign) : inner;
  };
  const read = (node, list) => {
    if (node.nodeType === 3) return node.data.replace(/\s+/g, ' ');
    if (node.nodeType !== 1 || /^(SCRIPT|STYLE|TITLE|META|LINK|HEAD|XML)$/.test(node.tagName)) return '';
    const name = node.tagName;
    let number = 0;
    const inner = [...node.childNodes].map((child) => {
      if (child.tagName === 'LI') number += 1;
      return read(child, name === 'OL' ? `${number}. ` : '- ');
    }).join('');
    const style = node.style;
    if (name === 'BR') return '\n';
    if (name === 'LI') return `\n${list}${inner.trim().replace(/\n+/g, ' ')}\n`;
    if (/^H[1-6]$/.test(name)) return `\n\n## ${inner.trim().replace(/[*_]/g, '')}\n\n`;
    if (name === 'BLOCKQUOTE') return `\n\n${inner.trim().replace(/^/gm, '> ')}\n\n`;
    if (name === 'UL' || name === 'OL') return `\n\n${inner.replace(/\n+/g, '\n').trim()}\n\n`;
    if (name === 'A' && /^https?:/.test(node.href)) return node.href.includes(inner.trim()) ? node.href : `${inner} (${node.href})`;
    if (name === 'TD' || name === 'TH') return `${inner.trim()} `;
    if (name === 'TR') return `${inner}\n`;
    if (/^(P|DIV|TABLE|SECTION|ARTICLE)$/.test(name)) return `\n\n${inner.trim().replace(/^[·•§\uf0b7▪●]\s*/, '- ')}\n\n`;
    const weight = style.fontWeight;
    if ((/^(B|STRONG)$/.test(name) && weight !== 'normal' && weight !== '400') || weight === 'bold' || +weight >= 600) return around('*', inner);
    if (/^(I|EM)$/.test(name) || style.fontStyle === 'italic') return around('_', inner);
    return inner;
  };
  text.addEventListener('paste', (event) => {
    const html = event.clipboardData.getData('text/html');
    if (!html) return;
    const made = read(new DOMParser().parseFromString(html, 'text/html').body)
      .replace(/\u00a0/g, ' ').replace(/[ \t]+\n/g, '\n').replace(/\n[ \t]+/g, '\n').replace(/\n{3,}/g, '\n\n')
      .replace(/^(- .*)\n\n(?=- )/gm, '$1\n').trim();
    if (!made) return;
    event.preventDefault();
    type(made);
  });

  // The text as it will look, made by the program.
  const box = form.querySelector('.preview-box');
  let drawing = 0;
  const draw = async () => {
    if (!box.open) return;
    const answer = await fetch(say.render, { method: 'POST', body: new URLSearchParams({ text: text.value }) });
    if (answer.ok && !answer.redirected) byId('tampilan').innerHTML = await answer.text();
  };
  box.querySelector('.js-absent').hidden = true;
  box.addEventListener('toggle', draw);
  text.addEventListener('input', () => { clearTimeout(drawing); drawing = setTimeout(draw, 700); });

  // A file that is too large is said before it is sent.
  form.querySelectorAll('input[type=file]').forEach((input) => input.addEventListener('change', () => {
    const large = [...input.files].find((file) => file.size > 25 * 1024 * 1024);
    input.parentElement.querySelector('.error')?.remove();
    if (!large) return;
    input.value = '';
    const line = document.createElement('p');
    line.className = 'error';
    line.setAttribute('role', 'alert');
    line.textContent = `${large.name}: ${say.large}`;
    input.before(line);
  }));
  byId('kesalahan')?.focus();
})();
