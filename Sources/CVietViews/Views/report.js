(() => {
  'use strict';

  const KINDS = ['money', 'percent', 'quantity', 'number', 'ordinal', 'date', 'time', 'duration', 'legal', 'code'];
  const COUNTED = new Set(['money', 'percent', 'quantity', 'number', 'ordinal']);
  const WORDS = { atleast: 'at least', atmost: 'at most', over: 'more than', under: 'less than', approx: 'about' };
  const NUMBER = /^-?\d+(?:\.\d+)?$/;
  const THIN = '\u202f'; // a thin space that does not break
  const collator = new Intl.Collator('vi', { numeric: true });

  // Elements: data only ever becomes text, never markup.
  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) if (value != null) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }
  const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
  const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

  // Numbers outside strings become strings, so that none is rounded: only digits that were written are shown.
  function exactJSON(source) {
    const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
    return JSON.parse(source.replace(tokens, (token) => (token[0] === '"' ? token : `"${token}"`)));
  }

  function grouped(digits) {
    if (!NUMBER.test(digits)) return digits;
    const [whole, rest] = digits.replace('-', '−').split('.');
    return whole.replace(/\B(?=(?:\d{3})+$)/g, THIN) + (rest === undefined ? '' : `.${rest}`);
  }

  // 1200..1800 and 16612/19207 are two numbers.
  function groupedAll(normalized) {
    const parts = normalized.split(/(\.\.|\/)/);
    if (!parts.every((part, i) => i % 2 || NUMBER.test(part))) return normalized;
    return parts.map((part, i) => (i % 2 === 0 ? grouped(part) : part === '/' ? `${THIN}/${THIN}` : ' – ')).join('');
  }
  const signed = (digits) => digits && (/^-|^[0.]+$/.test(digits) ? '' : '+') + grouped(digits);
  const percent = (digits) => digits && `${digits}${THIN}%`;
  const points = (digits) => digits && `${digits} points`;
  const withUnit = (value, unit) => (value && unit ? `${value}\u00a0${unit}` : value);

  // The exact fraction of a decimal, of the lower end of a range, or of 3/5.
  function fraction(text = '') {
    const [above, below] = text.split('..')[0].split('/').map((part) => {
      const [whole, rest = ''] = part.split('.');
      return NUMBER.test(part) ? { top: BigInt(whole + rest), bottom: 10n ** BigInt(rest.length) } : null;
    });
    return above && below && below.top > 0n ? { top: above.top * below.bottom, bottom: above.bottom * below.top } : above;
  }

  // Near enough to put P3M and PT48H in order.
  function seconds(duration) {
    const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?/.exec(duration);
    return parts && [31556952, 2629746, 604800, 86400, 3600, 60, 1].reduce((sum, unit, i) => sum + unit * (parts[i + 1] || 0), 0);
  }

  // Exact numbers before plain numbers, those before words.
  function compare(a, b) {
    const rank = (key) => ['object', 'number', 'string'].indexOf(typeof key);
    if (rank(a) !== rank(b)) return rank(a) - rank(b);
    if (typeof a === 'number') return a - b;
    if (typeof a === 'string') return collator.compare(a, b);
    const [left, right] = [a.top * b.bottom, b.top * a.bottom];
    return left < right ? -1 : Number(left > right);
  }

  // Without case, tones and marks; đ is d.
  const fold = (text) => text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

  // --- Records, and how they are shown ---

  const figures = JSON.parse(document.getElementById('figures').textContent);
  const facts = exactJSON(document.getElementById('facts').textContent);
  const main = document.querySelector('main');
  const marks = [];
  for (const mark of main.querySelectorAll('mark[data-index]')) {
    marks[Number(mark.dataset.index)] = mark;
    mark.removeAttribute('title');
    mark.tabIndex = -1; // one stop for Tab; n and p go to the others
  }

  const spot = (file, start) => `${start} ${file}`;
  const figureAt = new Map(figures.map((figure, i) => [spot(figure.file, figure.start), i]));
  const figuresOf = (fact) => fact.figures.map(({ start }) => figureAt.get(spot(fact.file, start))).filter((i) => i !== undefined);
  const factOf = new Map();
  facts.forEach((fact, i) => figuresOf(fact).forEach((figure) => factOf.has(figure) || factOf.set(figure, i)));

  // File names without the folder that all share; none where there is one document.
  const files = [...new Set([...figures, ...facts].map(({ file }) => file))];
  let folder = files.length > 1 ? files[0].lastIndexOf('/') + 1 : 0;
  while (folder && !files.every((file) => file.startsWith(files[0].slice(0, folder)))) folder = files[0].slice(0, folder - 1).lastIndexOf('/') + 1;
  const shortName = ({ file }) => (files.length > 1 ? file.slice(folder) : '');

  // Fields are [label, text, lead]; those with a lead are also notes of the table.
  const notes = (fields) => fields.filter(([, text, lead]) => text && lead !== undefined).map(([, text, lead]) => `${lead} ${text}`.trim()).join('; ');
  const join = (...texts) => texts.filter(Boolean).join(', ');

  const shownValue = ({ kind, normalized }) => (normalized === undefined ? '(too large)' : COUNTED.has(kind) ? groupedAll(normalized) : normalized);
  function figureFields(figure, brief) {
    const { kind, text, start, end, from, to, calendar, page, paragraph, table, sheet, cell } = figure;
    const others = [figure.alternatives || []].flat().map((other) => (other.normalized ? withUnit(groupedAll(other.normalized), other.unit) : String(other)));
    return [
      ['Kind', kind], ['Modifiers', join(...(figure.mods || []).map((word) => WORDS[word] || word)), ''],
      ['Days', from && (from === to ? from : `${from} – ${to}`)], ['Calendar', calendar, ''],
      ['Ambiguous', figure.ambiguous && (others.length ? `or ${others.join(' or ')}` : 'yes'), 'ambiguous:'],
      ['Where', join(page && `page ${page}`, paragraph && `paragraph ${paragraph}`, table && `table ${table}`, sheet, cell && `cell ${cell}`), ''],
      ...(brief ? [] : [['Text', text], ['Characters', `${grouped(String(start))} – ${grouped(String(end))}`], ['File', shortName(figure)]]),
    ];
  }

  function figureKey({ kind, normalized = '', from }) {
    if (COUNTED.has(kind)) return fraction(normalized) || normalized;
    return (kind === 'duration' && seconds(normalized)) || from || normalized;
  }

  const factValue = ({ value, low, high }) => (value === undefined && low !== undefined ? groupedAll(`${low}..${high}`) : grouped(value || ''));
  const factFields = (fact) => [
    ['Value', withUnit(factValue(fact), fact.unit)], ['Status', fact.status], ['Period', fact.period], ['Place', fact.place], ['Part of', fact.part_of, 'part of'],
    ['Change', join(percent(signed(fact.change_percent)))], ['Change by', join(withUnit(signed(fact.change_value), fact.unit), points(signed(fact.change_points))), 'change'],
    ['Against', fact.baseline, 'against'], ['Prices', fact.price_basis, 'prices:'],
    ['Plan', fact.plan_value && withUnit(grouped(fact.plan_value), fact.unit), 'plan'], ['Of the plan', fact.plan_percent && percent(grouped(fact.plan_percent))],
    ['Share', fact.share_percent && percent(grouped(fact.share_percent))], ['Contribution', fact.contribution_points && points(signed(fact.contribution_points)), 'contributes'],
    ['Rank', fact.rank, 'rank'], ['Notes', join(...(fact.flags || []).map((flag) => flag.replace('_', ' '))), ''], ['File', shortName(fact)],
  ];

  function describe(name, fields) {
    const list = fields.filter(([, text]) => text).map(([label, text]) => el('div', {}, el('dt', {}, label), el('dd', {}, text)));
    return [el('p', { class: 'name' }, name), el('dl', {}, ...list)];
  }
  const describeFigure = (figure, brief) => describe(withUnit(shownValue(figure), figure.unit), figureFields(figure, brief));

  const pen = document.createElement('canvas').getContext('2d');
  const { fontFamily } = getComputedStyle(document.body);
  function widthOf(text, size = 12) {
    pen.font = `${size}px ${fontFamily}`;
    return pen.measureText(text).width;
  }

  // --- A table that holds only the rows in sight ---

  // Wide enough for all but the longest hundredth, up to `most` pixels.
  function columnWidth(label, texts, most) {
    const long = texts.sort((a, b) => b.length - a.length).slice(Math.floor(texts.length / 100)).slice(0, 20);
    return 24 + Math.min(most, Math.max(widthOf(`${label} ↓`, 13.5), ...long.map((text) => widthOf(text, 13))));
  }

  // Columns are { label, text(record), key(record) to sort by, most pixels, look: class names, grow }.
  function makeTable(name, records, allColumns, pick, changed) {
    const columns = allColumns.filter(({ text }) => records.some(text));
    const rows = records.map((record, index) => ({ record, index, cells: columns.map(({ text }) => text(record) || '') }));
    let [order, sorted, descending, current, drawn, rowHeight, whole] = [[...rows], null, false, -1, '', 31, false];

    const sizes = columns.map(({ label, most }, i) => columnWidth(label, rows.map(({ cells }) => cells[i]), most));
    const sum = sizes.reduce((all, size) => all + size, 0);
    const cols = columns.map(({ grow }, i) => el('col', { style: `--part: ${(100 * sizes[i]) / sum}%; width: ${grow ? 'auto' : `${sizes[i] / 16}rem`}` }));
    const heads = columns.map((column) => {
      const button = el('button', { type: 'button' }, column.label);
      button.addEventListener('click', () => sortBy(column));
      return el('th', { scope: 'col', 'aria-sort': 'none', class: column.look }, button);
    });
    const body = el('tbody');
    const parts = [el('colgroup', {}, ...cols), el('thead', {}, el('tr', {}, ...heads)), body];
    const grid = el('table', { role: 'grid', tabindex: 0, 'aria-label': name, style: `min-width: ${sum / 16}rem` }, ...parts);
    const none = el('p', { class: 'none' }, records.length ? 'Nothing matches the filter.' : `No ${name}.`);
    const scroller = el('div', { class: 'scroller' }, grid, none);

    function rowNode({ record, index, cells }, position) {
      const row = el('tr', { class: 'row', id: `${name}-${index}`, 'data-index': index, 'aria-rowindex': position + 2, 'aria-selected': index === current });
      row.append(...columns.map(({ look }, i) => el('td', { class: look === 'kind' ? `kind ${record.kind}` : look }, cells[i])));
      return row;
    }
    const space = (count) => (count > 0 ? [el('tr', { class: 'space', 'aria-hidden': true }, el('td', { colspan: columns.length, style: `height: ${count * rowHeight}px` }))] : []);

    function paint(force) {
      if (!whole && !scroller.clientHeight) return;
      const first = whole ? 0 : Math.max(0, Math.min(order.length, Math.floor(scroller.scrollTop / rowHeight) - 10));
      const last = whole ? order.length : Math.min(order.length, first + Math.ceil(scroller.clientHeight / rowHeight) + 20);
      if (!force && drawn === `${first} ${last}`) return;
      drawn = `${first} ${last}`;
      const seen = order.slice(first, last).map((row, i) => rowNode(row, first + i));
      body.replaceChildren(...space(first), ...seen, ...space(order.length - last));
      const height = whole || !seen.length ? rowHeight : seen[0].getBoundingClientRect().height;
      if (Math.abs(height - rowHeight) < 0.01) return;
      rowHeight = height;
      paint(true);
    }

    function refresh() {
      const at = columns.indexOf(sorted);
      const keys = rows.map(({ record, cells }) => (at < 0 ? 0 : sorted.key ? sorted.key(record) : cells[at]));
      const empty = ({ index }) => keys[index] === '' || keys[index] == null;
      order.sort((a, b) => empty(a) - empty(b) // empty cells stay last, whatever the direction
        || (empty(a) ? 0 : (descending ? -1 : 1) * compare(keys[a.index], keys[b.index])) || a.index - b.index);
      grid.setAttribute('aria-rowcount', order.length + 1);
      none.hidden = order.length > 0;
      paint(true);
    }

    // Up, down, and back to the order of the text.
    function sortBy(column) {
      [sorted, descending] = sorted !== column ? [column, false] : descending ? [null, false] : [column, true];
      heads.forEach((head, i) => head.setAttribute('aria-sort', columns[i] !== sorted ? 'none' : descending ? 'descending' : 'ascending'));
      refresh();
    }

    function filter(query, allowed = () => true) {
      const words = fold(query).split(/\s+/).filter(Boolean);
      if (words.length) rows.forEach((row) => { row.folded ??= fold([...row.cells, row.record.normalized || row.record.value].join('\n')); });
      order = rows.filter((row) => allowed(row.record) && words.every((word) => row.folded.includes(word)));
      scroller.scrollTop = 0;
      refresh();
      changed(order);
    }

    function select(index) {
      current = index;
      const position = order.findIndex((row) => row.index === index);
      if (position < 0) grid.removeAttribute('aria-activedescendant');
      else {
        const [top, room] = [position * rowHeight, scroller.clientHeight - heads[0].offsetHeight - rowHeight];
        scroller.scrollTop = Math.min(top, Math.max(scroller.scrollTop, top - room));
        grid.setAttribute('aria-activedescendant', `${name}-${index}`);
      }
      paint(true);
    }

    // Without a current row it is the first one, whatever the step.
    function stepRow(by, focus) {
      const at = order.findIndex((row) => row.index === current);
      const row = order[Math.max(0, Math.min(order.length - 1, at + by))];
      if (row) pick(row.index, focus);
    }

    // The next one in the text of those that the filter lets through, round the end.
    function stepText(by) {
      const list = order.slice().sort((a, b) => by * (a.index - b.index));
      const next = list.find(({ index }) => current < 0 || by * (index - current) > 0) || list[0];
      if (next) pick(next.index, !scroller.contains(document.activeElement));
    }

    grid.addEventListener('keydown', (event) => {
      const page = Math.max(1, Math.floor(scroller.clientHeight / rowHeight) - 2);
      const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity, Enter: 0 }[event.key];
      if (by === undefined || event.target !== grid || event.ctrlKey || event.metaKey || event.altKey) return;
      stepRow(by, by === 0);
      event.preventDefault();
    });
    body.addEventListener('click', (event) => {
      const row = event.target.closest('.row');
      if (row && getSelection().isCollapsed) pick(Number(row.dataset.index));
    });
    body.addEventListener('mouseover', ({ target }) => { if (target.scrollWidth > target.clientWidth) target.title = target.textContent; });
    scroller.addEventListener('scroll', () => paint(), { passive: true });
    new ResizeObserver(() => paint(true)).observe(scroller);

    const enter = () => { grid.focus(); stepRow(0); }; // from the filter
    const print = (now) => { whole = now; paint(true); }; // paper takes every row
    const reselect = () => select(current);
    return { scroller, filter, select, reselect, enter, stepText, print };
  }

  // --- Charts ---

  function clipped(text, width) {
    if (text.length < width / 4 && widthOf(text) <= width) return text;
    let end = Math.min(text.length, Math.floor(width / 4));
    while (end > 0 && widthOf(`${text.slice(0, end)}…`) > width) end -= 1;
    return end === text.length ? text : `${text.slice(0, end).trimEnd()}…`;
  }

  // Items are rows with their digits, or headings; a full scale (100) draws the whole behind each bar.
  function barChart(title, note, label, items, width, full = 0) {
    const line = 22;
    const sizes = items.filter(({ row }) => row).map(({ digits }) => Number(digits));
    const room = Math.max(...items.map(({ text = '' }) => widthOf(text))) + 10;
    const [low, high] = [Math.min(0, ...sizes), Math.max(full, ...sizes)];
    const labelWidth = width * 0.4;
    const left = labelWidth + 12 + (low < 0 ? room : 0);
    const scale = Math.max(20, width - left - (high > 0 ? room : 0)) / (high - low || 1);
    const zero = left - low * scale;
    let y = 0;
    const rect = (className, from, to) => svg('rect', { class: className, x: Math.min(from, to), y: y + 4, width: Math.max(1, Math.abs(to - from)), height: line - 8 });
    const words = (text, x, className, anchor) => svg('text', { x, y: y + 15, class: className, 'text-anchor': anchor }, text);
    const nodes = items.map(({ heading, row, digits, text }) => {
      const name = heading || join(row.record.indicator, row.record.period);
      const end = zero + Number(digits) * scale;
      const [x, anchor] = full ? [width, 'end'] : end < zero ? [end - 5, 'end'] : [end + 5, 'start'];
      if (heading && y) y += 8;
      const node = svg('g', {}, svg('title', {}, heading ? name : `${name}: ${text}`), svg('rect', { class: 'hit', x: 0, y, width, height: line }),
        words(clipped(name, heading ? width : labelWidth), 0, heading && 'whole'));
      if (row) {
        node.setAttribute('data-index', row.index);
        node.append(...(full ? [rect('track', zero, zero + full * scale)] : []), rect(end < zero ? 'down' : 'up', zero, end), words(text, x, null, anchor));
      }
      y += line;
      return node;
    });
    const axis = full ? [] : [svg('line', { class: 'axis', x1: zero, x2: zero, y1: 0, y2: y })];
    const picture = svg('svg', { role: 'img', 'aria-label': label, width, height: y, viewBox: `0 0 ${width} ${y}` }, ...nodes, ...axis);
    return el('figure', {}, el('figcaption', {}, title, el('span', {}, note)), picture);
  }

  function changeChart(rows, width) {
    const all = rows.filter(({ record }) => record.change_percent !== undefined)
      .map((row) => ({ row, digits: row.record.change_percent, text: percent(signed(row.record.change_percent)) }));
    if (!all.length) return [];
    const most = all.slice().sort((a, b) => Math.abs(b.digits) - Math.abs(a.digits)).slice(0, 20).sort((a, b) => b.digits - a.digits);
    const [top, end] = [most[0], most[most.length - 1]].map(({ row, text }) => `${row.record.indicator} ${text}`);
    const label = `Bar chart of ${most.length} changes in percent, from ${top} to ${end}`;
    return [barChart('Change by indicator', all.length > most.length ? `the ${most.length} largest of ${all.length}` : '', label, most, width)];
  }

  function shareChart(rows, width) {
    const all = rows.filter(({ record }) => record.share_percent !== undefined);
    if (!all.length) return [];
    const groups = new Map(all.map(({ record }) => [record.part_of, []]));
    for (const row of all) groups.get(row.record.part_of).push({ row, digits: row.record.share_percent, text: percent(grouped(row.record.share_percent)) });
    const items = [...groups].flatMap(([whole, members]) => [{ heading: whole || 'Whole not named' }, ...members]).slice(0, 36); // what a printed page holds
    const count = items.filter(({ row }) => row).length;
    const label = `Bar chart of ${count} shares in percent, by the whole that they are a part of`;
    return [barChart('Shares', all.length > count ? `the first ${count} of ${all.length}` : '', label, items, width, 100)];
  }

  // --- The panel: a view is a tab with its filter, table and details ---

  function makeView(name, records, columns, pick, describeRecord, between = [], changed = () => {}) {
    const label = name[0].toUpperCase() + name.slice(1);
    const status = el('p', { class: 'status', role: 'status' });
    const size = grouped(String(records.length));
    const table = makeTable(name, records, columns, pick, (rows) => {
      status.textContent = rows.length === records.length ? `${size} ${name}` : `${grouped(String(rows.length))} of ${size} ${name}`;
      changed(rows);
    });
    const input = el('input', { type: 'search', placeholder: `Filter ${name}`, 'aria-label': `Filter ${name}`, autocomplete: 'off', spellcheck: false });
    const detail = el('div', { class: 'detail', 'aria-live': 'polite' });
    const tab = el('a', { role: 'tab', id: `tab-${name}`, href: `#${name}`, 'aria-controls': `view-${name}` }, label, el('span', { class: 'count' }, size));
    const attributes = { class: 'view', id: `view-${name}`, role: 'tabpanel', 'aria-label': label };
    const root = el('section', attributes, el('div', { class: 'bar' }, input, status), ...between, table.scroller, detail);
    const filter = () => table.filter(input.value, (record) => !off.has(record.kind));
    const select = (index) => {
      detail.replaceChildren(...(index < 0 ? [] : describeRecord(records[index])));
      table.select(index);
    };
    tab.addEventListener('click', (event) => {
      event.preventDefault();
      show(view);
      location.replace(`#${name}`);
    });
    input.addEventListener('input', filter);
    const view = { root, tab, table, input, filter, select };
    return view;
  }

  const off = new Set(); // kinds
  const counts = new Map(KINDS.map((kind) => [kind, 0]));
  for (const { kind } of figures) counts.set(kind, (counts.get(kind) || 0) + 1);
  const chips = [...counts].filter(([, count]) => count).map(([kind, count]) => {
    const parts = [el('span', { class: `swatch ${kind}` }), kind, el('span', { class: 'n' }, grouped(String(count)))];
    const chip = el('button', { type: 'button', class: 'chip', 'aria-pressed': true, 'data-kind': kind }, ...parts);
    chip.addEventListener('click', () => showKinds(off.delete(kind) || off.add(kind)));
    return chip;
  });

  function showKinds() {
    chips.forEach((chip) => chip.setAttribute('aria-pressed', !off.has(chip.dataset.kind)));
    main.dataset.off = [...off].join(' ');
    figureView.filter();
  }

  const figureView = makeView('figures', figures, [
    { label: 'Place', text: ({ start }) => grouped(String(start)), key: ({ file, start }) => files.indexOf(file) * 1e10 + start, most: 90, look: 'end faint' },
    { label: 'Text', text: ({ text }) => text, most: 130, grow: true },
    { label: 'Kind', text: ({ kind }) => kind, most: 80, look: 'kind' },
    { label: 'Value', text: shownValue, key: figureKey, most: 240, look: 'end' },
    { label: 'Unit', text: ({ unit }) => unit, most: 90 },
    { label: 'Notes', text: (figure) => notes(figureFields(figure)), most: 130, look: 'faint' },
    { label: 'File', text: shortName, most: 160, look: 'faint' },
  ], pickFigure, describeFigure, [el('div', { class: 'chips', role: 'group', 'aria-label': 'Kinds' }, ...chips)]);

  const percentColumn = (label, field, shown) => ({ label, text: (fact) => fact[field] && percent(shown(fact[field])), key: (fact) => fraction(fact[field]), most: 130, look: 'end' });
  const charts = el('details', { class: 'charts', open: '' }, el('summary', {}, 'Charts'), el('div'));
  let chartRows = [];
  const factView = makeView('facts', facts, [
    { label: 'Indicator', text: ({ indicator }) => indicator, most: 170, grow: true },
    { label: 'Period', text: ({ period }) => period, most: 130 },
    { label: 'Value', text: factValue, key: ({ value, low }) => fraction(value || low), most: 240, look: 'end' },
    { label: 'Unit', text: ({ unit }) => unit, most: 70 },
    percentColumn('Change', 'change_percent', signed), percentColumn('Plan', 'plan_percent', grouped), percentColumn('Share', 'share_percent', grouped),
    { label: 'Place', text: ({ place }) => place, most: 110 },
    { label: 'Status', text: ({ status }) => status, most: 70, look: 'faint' },
    { label: 'Notes', text: (fact) => notes(factFields(fact)), most: 220, look: 'faint' },
    { label: 'File', text: shortName, most: 160, look: 'faint' },
  ], pickFact, (fact) => describe(fact.indicator, factFields(fact)), [], drawCharts);
  factView.table.scroller.after(charts);

  function drawCharts(rows = chartRows, width = factView.table.scroller.clientWidth - 32) {
    chartRows = rows;
    if (width < 0) return; // not in sight; its ResizeObserver will tell
    const drawn = [changeChart, shareChart].flatMap((draw) => draw(rows, width));
    charts.hidden = !drawn.length;
    charts.lastChild.replaceChildren(...drawn);
  }

  const views = [figureView, factView];
  let shown = figureView;
  function show(view) {
    shown = view;
    for (const { root, tab } of views) {
      root.hidden = root !== view.root;
      tab.setAttribute('aria-selected', !root.hidden);
      tab.tabIndex = root.hidden ? -1 : 0;
    }
    view.filter();
    view.table.reselect();
  }

  // --- Going to places in the text ---

  const highlights = window.Highlight && window.CSS && CSS.highlights;
  function clearMarks() {
    main.querySelectorAll('mark.current').forEach((mark) => mark.classList.remove('current'));
    if (highlights) highlights.clear(); // none but ours
  }

  function goTo(indexes, focus) {
    clearMarks();
    const found = indexes.map((index) => marks[index]).filter(Boolean);
    if (!found.length) return;
    main.querySelectorAll('mark[tabindex="0"]').forEach((mark) => { mark.tabIndex = -1; });
    found.forEach((mark) => mark.classList.add('current'));
    found[0].tabIndex = 0;
    const { top, bottom } = found[0].getBoundingClientRect();
    if (top < 90 || bottom > innerHeight - 40) found[0].scrollIntoView({ block: 'center' });
    if (focus) found[0].focus({ preventScroll: true });
  }

  function pickFigure(index, focus) {
    if (shown !== figureView) show(figureView);
    goTo([index], focus);
    figureView.select(index);
  }

  function pickFact(index, focus) {
    const among = figuresOf(facts[index]);
    goTo(among, focus);
    highlightStatement(facts[index], marks[among[0]]);
    factView.select(index);
  }

  // Offsets count code points of the document's text.
  function boundary(text, offset) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let left = Number(offset), node = walker.nextNode(); node; node = walker.nextNode()) {
      const points = [...node.data];
      if (left <= points.length) return [node, points.slice(0, left).join('').length];
      left -= points.length;
    }
    return [text, text.childNodes.length];
  }

  function highlightStatement({ start, end }, mark) {
    if (!highlights || !mark) return;
    const range = new Range();
    range.setStart(...boundary(mark.closest('.text'), start));
    range.setEnd(...boundary(mark.closest('.text'), end));
    if (range.intersectsNode(mark)) highlights.set('statement', new Highlight(range));
  }

  function clearAll() {
    clearMarks();
    hidePopover();
    if (document.activeElement === shown.input) shown.input.blur();
    off.clear();
    for (const { input, select } of views) {
      input.value = '';
      select(-1);
    }
    showKinds();
    factView.filter();
  }

  // --- Popover ---

  const popover = el('div', { class: 'popover', id: 'popover', role: 'tooltip', hidden: '' });
  let [told, waiting] = [null, 0];
  function showPopover(mark) {
    clearTimeout(waiting);
    const figure = figures[Number(mark.dataset.index)];
    if (mark === told || !figure || off.has(figure.kind)) return;
    hidePopover();
    told = mark;
    popover.replaceChildren(...describeFigure(figure, true));
    popover.hidden = false;
    mark.setAttribute('aria-describedby', 'popover');
    const line = mark.getClientRects()[0];
    const below = line.bottom + 6 + popover.offsetHeight < innerHeight;
    const right = Math.max(main.getBoundingClientRect().right, popover.offsetWidth + 16) - popover.offsetWidth - 8;
    popover.style.left = `${Math.max(8, Math.min(line.left, right)) + scrollX}px`;
    popover.style.top = `${(below ? line.bottom + 6 : Math.max(4, line.top - popover.offsetHeight - 6)) + scrollY}px`;
  }

  function hidePopover() {
    clearTimeout(waiting);
    if (told) told.removeAttribute('aria-describedby');
    told = null;
    popover.hidden = true;
  }

  // A moment's patience, so that the pointer can move into the popover.
  const hideSoon = () => { waiting = setTimeout(hidePopover, 200); };

  // --- Theme, keys, start ---

  const root = document.documentElement;
  const themeButton = el('button', { type: 'button' }, 'Theme: auto');
  themeButton.addEventListener('click', () => {
    root.dataset.theme = { light: 'dark', dark: 'auto' }[root.dataset.theme] || 'light';
    themeButton.textContent = `Theme: ${root.dataset.theme}`;
  });

  const KEYS = [
    ['/', 'filter', () => shown.input.focus()],
    ['j n', 'next figure or fact in the text', () => shown.table.stepText(1)],
    ['k p', 'the one before', () => shown.table.stepText(-1)],
    ['↑ ↓ Home End', 'through the table'],
    ['Enter', 'from a row to its figure, from a figure to its row'],
    ['Escape', 'clear', clearAll],
    ['?', 'these keys', () => dialog.showModal()],
  ];
  const keyList = KEYS.map(([keys, what]) => el('div', {}, el('dt', {}, ...keys.split(' ').flatMap((key) => [el('kbd', {}, key), ' '])), el('dd', {}, what)));
  const dialog = el('dialog', { 'aria-labelledby': 'keys' }, el('h2', { id: 'keys' }, 'Keys'), el('dl', {}, ...keyList), el('form', { method: 'dialog' }, el('button', {}, 'Close')));
  const keysButton = el('button', { type: 'button', 'aria-label': 'Keys' }, '?');
  keysButton.addEventListener('click', () => dialog.showModal());

  function onKey(event) {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog.open) return;
    const typing = target.tagName === 'INPUT';
    let [, , action] = KEYS.find(([keys]) => (!typing || key === 'Escape') && keys.split(' ').includes(key)) || [];
    if (typing && (key === 'ArrowDown' || key === 'Enter')) action = () => shown.table.enter();
    if (target.tagName === 'MARK' && key === 'Enter') action = () => target.click();
    if (!action) return;
    event.preventDefault();
    action();
  }

  function onMarkClick({ target }) {
    const mark = target.closest('mark[data-index]');
    if (!mark || !getSelection().isCollapsed) return;
    const index = Number(mark.dataset.index);
    if (shown === factView && factOf.has(index)) pickFact(factOf.get(index));
    else pickFigure(index);
  }

  // #facts and #figures are the tabs, #f12 is a figure.
  function followHash() {
    const view = { '#figures': figureView, '#facts': factView }[location.hash];
    const index = Number((/^#f(\d+)$/.exec(location.hash) || [])[1]);
    if (view) show(view);
    else if (figures[index]) pickFigure(index);
  }

  function onTabKey({ key }) {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const { tab } = views.find((view) => view !== shown);
    tab.click();
    tab.focus();
  }

  function printing(now) {
    charts.open = charts.open || now;
    if (now) drawCharts(chartRows, 640);
    views.forEach(({ table }) => table.print(now));
    if (!now) drawCharts();
  }

  const tabs = el('div', { role: 'tablist', 'aria-label': 'Tables' }, ...views.map(({ tab }) => tab));
  const header = document.querySelector('header');
  header.append(el('div', { class: 'tools' }, el('a', { class: 'jump', href: '#tables' }, 'To the tables'), themeButton, keysButton));
  main.after(el('aside', { id: 'tables', 'aria-label': 'Tables' }, tabs, ...views.map((view) => view.root)), popover, dialog);
  document.body.classList.add('with-panel');
  if (marks[0]) marks[0].tabIndex = 0;
  new ResizeObserver(() => root.style.setProperty('--head', `${header.offsetHeight}px`)).observe(header);
  new ResizeObserver(() => drawCharts()).observe(factView.table.scroller);
  for (const [type, action] of [['mouseover', showPopover], ['focusin', showPopover], ['mouseout', hideSoon], ['focusout', hideSoon]]) {
    main.addEventListener(type, ({ target }) => target.tagName === 'MARK' && action(target));
  }
  popover.addEventListener('mouseenter', () => clearTimeout(waiting));
  popover.addEventListener('mouseleave', hideSoon);
  main.addEventListener('click', onMarkClick);
  charts.addEventListener('click', ({ target }) => {
    const bar = target.closest('g[data-index]');
    if (bar) pickFact(Number(bar.dataset.index));
  });
  tabs.addEventListener('keydown', onTabKey);
  document.addEventListener('keydown', onKey);
  addEventListener('hashchange', followHash);
  addEventListener('beforeprint', () => printing(true));
  addEventListener('afterprint', () => printing(false));
  show(figureView);
  factView.filter();
  followHash();
})();
