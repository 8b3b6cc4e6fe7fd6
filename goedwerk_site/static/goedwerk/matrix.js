/* The heat map of a team becomes a grid to type in: arrow keys, 0-4, saved per cell in the order of typing. */
(() => {
  "use strict";

  const table = document.querySelector("[data-heat]");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const columns = [...table.tHead.rows[0].cells];
  const foot = table.tFoot.rows[table.tFoot.rows.length - 1];
  const words = table.dataset.words.split(",");
  const [bar, about, status, again] = ["bar", "about", "status", "again"].map((name) =>
    document.querySelector(`[data-heat-${name}]`));

  // What stands where. A row keeps both views as text, one sign per column; a dot is nothing.
  const rowOf = (cell) => cell.parentElement;
  const linkOf = (row) => row.cells[0].querySelector("a");
  const nameOf = (cell) => columns[cell.cellIndex].textContent;
  const figureOf = (cell) => cell.firstChild?.nodeValue ?? "";
  const signAt = (cell, view) => rowOf(cell).dataset[view][cell.cellIndex - 1].replace(".", "");
  const putSign = (cell, view, sign) => {
    const { dataset } = rowOf(cell);
    dataset[view] = dataset[view].slice(0, cell.cellIndex - 1) + sign + dataset[view].slice(cell.cellIndex);
  };
  const fill = (cell, { tone, text, note }) => {
    cell.className = tone;
    cell.textContent = text;
    if (!note) return;
    const hidden = cell.appendChild(document.createElement("span"));
    hidden.className = "visually-hidden";
    hidden.textContent = `, ${note}`;
  };
  const describe = (cell) => {
    const figure = figureOf(cell);
    const level = figure ? `${figure} (${words[figure]})` : "niet ingevuld";
    return `${linkOf(rowOf(cell)).textContent}, ${nameOf(cell)}: ${level}${cell.querySelector("span")?.textContent ?? ""}`;
  };

  // Moving: Tab reaches one cell, the arrows do the rest. Column 0 has the links to the people.
  const FAR = 10;
  const moves = {
    ArrowUp: (row, column) => [row - 1, column],
    ArrowDown: (row, column) => [row + 1, column],
    ArrowLeft: (row, column) => [row, column - 1],
    ArrowRight: (row, column) => [row, column + 1],
    Enter: (row, column) => [row + 1, column],
    PageUp: (row, column) => [row - FAR, column],
    PageDown: (row, column) => [row + FAR, column],
    Home: (row, column, isFar) => [isFar ? 0 : row, 1],
    End: (row, column, isFar) => [isFar ? rows.length - 1 : row, columns.length - 1],
  };
  const within = (number, count) => Math.max(0, Math.min(count - 1, number));
  const focusAt = (row, column) => {
    const cell = rows[within(row, rows.length)].cells[within(column, columns.length)];
    (cell.querySelector("a") ?? cell).focus();
  };
  let current = rows[0].cells[1];
  const introduce = (cell) => {
    about.textContent = describe(cell);
    cell.setAttribute("aria-label", about.textContent);
  };
  const enter = (cell) => {
    current.tabIndex = -1;
    current.removeAttribute("aria-label");
    current = cell;
    current.tabIndex = 0;
    introduce(current);
    current.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  // Saving: one at a time, so that the order of typing is kept. What could not be saved stays in front.
  const FAILURES = {
    opaqueredirect: "u bent niet meer ingelogd. Log in een ander tabblad weer in",
    403: "u mag dit niet meer veranderen",
    404: "deze persoon of competentie is er niet meer. Laad de pagina opnieuw",
    TimeoutError: "het antwoord bleef uit",
    TypeError: "er is geen verbinding",
  };
  let queue = [];
  let isSaving = false;
  const tell = (text, isError) => {
    status.textContent = text;
    status.classList.toggle("save-status--error", isError);
    again.hidden = !(isError && queue.length);
  };
  const fail = (reason) => {
    queue.forEach(({ cell }) => cell.classList.add("is-failed"));
    tell(`Niet opgeslagen: ${FAILURES[reason] ?? "er ging iets mis bij ons"}. Wat u typte staat er nog.`, true);
  };
  const cookie = (name) =>
    document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  const post = ({ cell, level }) =>
    fetch(table.dataset.heat, {
      method: "POST",
      // The cookie follows a new log-in in another tab, the page does not.
      headers: { "X-CSRFToken": cookie("csrftoken") ?? JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"] },
      body: new URLSearchParams({
        worker: rowOf(cell).dataset.w,
        competence: columns[cell.cellIndex].dataset.c,
        what: table.dataset.what,
        level,
        seen: signAt(cell, "lead"),
      }),
      redirect: "manual",
      signal: AbortSignal.timeout(15000),
    });
  const show = (cell, answer, isSaved) => {
    const below = foot.cells[cell.cellIndex];
    const before = figureOf(below);
    putSign(cell, "own", answer.own);
    putSign(cell, "lead", answer.lead);
    fill(below, answer.foot);
    // Who met what another typed looks first; what they typed after it is not saved over that.
    if (!isSaved) queue = queue.filter((entry) => entry.cell !== cell);
    if (!queue.some((entry) => entry.cell === cell)) fill(cell, answer.cell);
    if (cell === current) introduce(cell);
    const news = figureOf(below) === before ? "" : ` ${nameOf(cell)}: ${answer.foot.note}.`;
    tell(answer.status + news, !isSaved);
  };
  const saveFirst = async () => {
    const answer = await post(queue[0]);
    const told = [200, 409].includes(answer.status) && (await answer.json());
    if (told) show(queue.shift().cell, told, answer.ok);
    else fail(answer.status || answer.type);
    return told;
  };
  const save = async () => {
    if (isSaving) return;
    isSaving = true;
    try {
      for (let isAnswered = true; isAnswered && queue.length; ) isAnswered = await saveFirst();
    } catch (error) {
      fail(error.name);
    }
    isSaving = false;
  };
  const type = (cell, level) => {
    const waiting = queue.slice(isSaving ? 1 : 0).find((entry) => entry.cell === cell);
    if (waiting) waiting.level = level;
    else queue.push({ cell, level });
    fill(cell, { tone: level ? `l${level} is-waiting` : "is-waiting", text: level });
    introduce(cell);
    save();
  };

  const LEVELS = { i: "1", l: "2", u: "3", o: "4", delete: "", backspace: "" };
  const levelOf = (key) => (/^[0-4]$/.test(key) ? key : LEVELS[key.toLowerCase()]);
  const onKey = (event) => {
    const cell = event.target.closest("tbody th, tbody td");
    if (!cell || event.altKey || event.metaKey) return;
    const isLink = cell.cellIndex === 0;
    const move = moves[event.shiftKey && event.key === "Enter" ? "ArrowUp" : event.key];
    const isFar = event.ctrlKey && ["Home", "End"].includes(event.key);
    const level = isLink ? undefined : levelOf(event.key);
    if ((event.ctrlKey && !isFar) || (isLink && event.key === "Enter")) return;
    if (move) focusAt(...move(rowOf(cell).sectionRowIndex, cell.cellIndex, isFar));
    else if (level !== undefined) type(cell, level);
    else return;
    event.preventDefault();
  };

  table.setAttribute("role", "grid");
  rows.forEach((row) => [linkOf(row), ...[...row.cells].slice(1)].forEach((place) => (place.tabIndex = -1)));
  current.tabIndex = 0;
  const scroller = table.parentElement;
  const sizes = { head: table.tHead.offsetHeight, foot: table.tFoot.offsetHeight, side: columns[0].offsetWidth };
  Object.entries(sizes).forEach(([side, size]) => scroller.style.setProperty(`--heat-${side}`, `${size}px`));
  bar.hidden = false;
  table.addEventListener("keydown", onKey);
  table.addEventListener("focusin", (event) => event.target.matches("tbody td") && enter(event.target));
  again.addEventListener("click", save);
  addEventListener("beforeunload", (event) => queue.length && event.preventDefault());
})();
