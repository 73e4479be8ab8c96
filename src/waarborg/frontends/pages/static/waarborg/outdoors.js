// Pages for outdoors: what is filled in is kept on the device first, and sent when there is a connection.
// Without this file the form is sent like any other.
"use strict";

(() => {
  const texts = document.querySelector("[data-outdoors]")?.dataset;
  if (!texts || !window.isSecureContext || !window.indexedDB) return;
  const form = document.querySelector("[data-log]");
  const AGAIN = 30000;
  const LONGEST_SIDE = 2560;
  const NOT_KEPT = ["token", "photo", "photo_token", "csrfmiddlewaretoken"];
  const [WAITING, UNSURE, REFUSED] = ["waiting", "unsure", "refused"];

  const tell = (text) => {
    const place = document.querySelector("[data-connection]");
    if (place) place.textContent = text;
  };

  const isMine = (draft) => draft.account === texts.account;
  const mine = async () => (await Drafts.all()).filter((draft) => isMine(draft) && draft.organisation === texts.outdoors);

  // --- sending -----------------------------------------------------------------------------------------------

  // Who is signed in, and the token to send with; null without a connection or after the session has ended.
  const askState = async () => {
    const answer = await fetch(texts.state, { headers: { Accept: "application/json" }, cache: "no-store" });
    const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
    const state = answer.ok && !answer.redirected && isJson ? await answer.json() : null;
    return String(state?.account) === texts.account ? state : null;
  };

  // What the server says: done, or refused with the reason. Everything else is worth sending again.
  const post = async (address, body, token) => {
    const headers = { Accept: "application/json", "X-CSRFToken": token };
    const answer = await fetch(address, { method: "POST", headers, body });
    const isJson = (answer.headers.get("Content-Type") ?? "").includes("json");
    if (!isJson || answer.redirected || !(answer.ok || answer.status === 400)) throw new Error(`answer ${answer.status}`);
    return { isDone: answer.ok, told: await answer.json() };
  };

  // The token of a draft, and of each photo, makes that the server stores it once, however often it is sent.
  const sendEntry = async (draft, state) => {
    const body = new URLSearchParams(draft.values);
    body.set("token", draft.id);
    await Drafts.keep({ ...draft, how: UNSURE });
    const { isDone, told } = await post(draft.address, body, state.token);
    const after = isDone
      ? { ...draft, how: UNSURE, number: told.number, photosTo: told.photos, title: `${texts.photoOf} ${told.number}` }
      : { ...draft, how: REFUSED, problems: told.problems };
    await Drafts.keep(after);
    return after;
  };

  const sendPhoto = async (draft, state) => {
    const [photo, ...rest] = draft.photos;
    const body = new FormData();
    body.set("token", photo.token);
    body.set("photo", photo.content, photo.name);
    const { isDone, told } = await post(draft.photosTo, body, state.token);
    const problems = isDone ? undefined : [{ field: "", label: texts.photo, told: told.told }];
    const after = isDone ? { ...draft, photos: rest } : { ...draft, how: REFUSED, problems };
    await Drafts.keep(after);
    return after;
  };

  const send = async (draft, state) => {
    let now = draft.number ? draft : await sendEntry(draft, state);
    while (now.how !== REFUSED && now.photos.length) now = await sendPhoto(now, state);
    if (now.how !== REFUSED) await Drafts.drop(now.id);
    return now;
  };

  // One tab sends at a time. Gives what came of each draft; what could not be sent stays.
  const sendAll = () => navigator.locks.request("waarborg-veld", { ifAvailable: true }, async (lock) => {
    const waiting = lock ? (await mine()).filter((draft) => draft.how !== REFUSED) : [];
    if (!waiting.length) return [];
    const state = await askState();
    const way = document.querySelector("[data-sign-in-again]");
    if (way) way.hidden = Boolean(state);
    if (!state) {
      tell(texts.signIn);
      return [];
    }
    const sent = [];
    for (const draft of waiting.sort((one, other) => one.savedAt - other.savedAt)) sent.push(await send(draft, state));
    return sent;
  });

  const trySending = async () => {
    if (!navigator.onLine) {
      tell(texts.noConnection);
      return [];
    }
    try {
      const sent = await sendAll();
      const numbers = sent.filter(({ how }) => how !== REFUSED).map(({ number }) => number);
      if (numbers.length) tell(`${texts.sent} ${numbers.join(", ")}.`);
      return sent;
    } catch {
      tell(texts.noConnection);
      return [];
    } finally {
      await showDrafts();
    }
  };

  // --- the list of drafts ------------------------------------------------------------------------------------

  const inWords = ({ label, told }) => (label ? `${label}: ${told}` : told);

  const draftLine = (draft) => {
    const line = document.querySelector("[data-draft-line]").content.cloneNode(true);
    const how = { [WAITING]: texts.waiting, [UNSURE]: texts.unsure, [REFUSED]: texts.refused }[draft.how];
    line.querySelector("[data-title]").textContent = draft.title;
    line.querySelector("[data-when]").textContent = new Date(draft.savedAt).toLocaleString(document.documentElement.lang);
    const why = draft.how === REFUSED ? draft.problems.map(inWords).join(" ") : "";
    line.querySelector("[data-how]").textContent = [how, why].filter(Boolean).join(": ");
    const mend = line.querySelector("[data-mend]");
    // What may have been stored already is not changed any more: the second version would be lost.
    if (draft.how === UNSURE || draft.number) mend.remove();
    else mend.href = `${draft.address}?concept=${draft.id}`;
    line.querySelector("[data-throw-away]").addEventListener("click", async () => {
      if (!window.confirm(texts.throwAwaySure)) return;
      await Drafts.drop(draft.id);
      await showDrafts();
    });
    return line;
  };

  const showDrafts = async () => {
    const section = document.querySelector("[data-drafts]");
    if (!section) return;
    const drafts = await mine();
    section.querySelector("[data-draft-list]").replaceChildren(...drafts.map(draftLine));
    section.hidden = !drafts.length;
    // What is not right yet must be mended first: sending it again would give the same answer.
    section.querySelector("[data-send]").parentElement.hidden = drafts.every(({ how }) => how === REFUSED);
    if ((await Drafts.all()).some((draft) => !isMine(draft))) tell(texts.ofOthers);
  };

  // --- the form ----------------------------------------------------------------------------------------------

  const showProblems = (problems) => {
    const summary = document.querySelector("[data-problems]");
    summary.querySelector("ul").replaceChildren(...problems.map(({ field, label, told }) => {
      const line = document.createElement("li");
      const link = document.createElement(field ? "a" : "span");
      link.textContent = inWords({ label, told });
      if (field) link.href = `#veld-${field}`;
      link.className = field ? "utrecht-link" : "";
      line.append(link);
      return line;
    }));
    for (const input of form.elements) input.removeAttribute("aria-invalid");
    for (const { field } of problems) document.getElementById(`veld-${field}`)?.setAttribute("aria-invalid", "true");
    for (const each of form.querySelectorAll("details")) each.open ||= Boolean(each.querySelector("[aria-invalid]"));
    summary.hidden = false;
    summary.focus();
  };

  // What was left empty can be told without the server, while somebody still stands at the spot.
  const leftEmpty = () => [...form.querySelectorAll("[aria-required=true]")]
    .filter((input) => !input.value.trim())
    .map((input) => ({ field: input.name, label: input.labels[0].textContent.trim(), told: texts.missing }));

  const fillIn = (values) => {
    for (const input of form.elements) {
      if (!input.name || NOT_KEPT.includes(input.name)) continue;
      const given = values.filter(([name]) => name === input.name).map(([, value]) => value);
      if (["radio", "checkbox"].includes(input.type)) input.checked = given.includes(input.value);
      else input.value = given[0] ?? "";
    }
  };

  // Smaller on its way, and without what the camera wrote in it; what cannot be drawn goes as it is.
  const shrink = async (file) => {
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
      const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return { name: "foto.jpg", content: await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 }) };
    } catch {
      return { name: file.name, content: file };
    }
  };

  // Gives a question: are all chosen photos ready to be kept?
  const startPhotos = (photos) => {
    const input = form.elements.photo;
    let ready = Promise.resolve();
    if (!input) return () => ready;
    const show = () => {
      const lines = photos.map((photo, place) => {
        const line = document.querySelector("[data-photo-line]").content.cloneNode(true);
        line.querySelector("[data-name]").textContent = `${texts.photo} ${place + 1}`;
        line.querySelector("[data-remove]").addEventListener("click", () => {
          photos.splice(place, 1);
          show();
        });
        return line;
      });
      form.querySelector("[data-photos]").replaceChildren(...lines);
    };
    input.addEventListener("change", () => {
      const chosen = [...input.files];
      input.value = "";
      ready = ready.then(async () => {
        for (const file of chosen) photos.push({ token: crypto.randomUUID(), ...(await shrink(file)) });
        show();
      });
    });
    show();
    return () => ready;
  };

  const localNow = () => {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  };

  // A page that was kept on the device knows an older day, and not what the address asks.
  const freshen = () => {
    for (const [name, value] of [["happened_on", localNow().slice(0, 10)], ["opened_at", localNow()]]) {
      const input = form.elements[name];
      if (input?.value) input.value = value;
    }
    const category = new URLSearchParams(window.location.search).get("category");
    if (category && form.elements.category) form.elements.category.value = category;
  };

  const titleOf = () => {
    const chosen = form.elements.category?.selectedOptions?.[0];
    return chosen?.value ? `${form.dataset.label}: ${chosen.textContent}` : form.dataset.label;
  };

  const startForm = async () => {
    const asked = new URLSearchParams(window.location.search).get("concept");
    const mended = asked ? await Drafts.find(asked) : null;
    let id = crypto.randomUUID();
    let photos = [];
    // The form's own token may be that of a page that was kept, and of which more than one entry is made.
    form.elements.token.value = id;
    if (mended && isMine(mended) && mended.how !== UNSURE) {
      ({ id, photos } = mended);
      fillIn(mended.values);
      if (mended.problems) showProblems(mended.problems);
    } else if (!document.querySelector(".wb-problems:not([hidden])")) {
      freshen();
    }
    const photosReady = startPhotos(photos);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector("button[type=submit]");
      if (button.disabled) return;
      const empty = leftEmpty();
      if (empty.length) {
        showProblems(empty);
        return;
      }
      button.disabled = true;
      await photosReady();
      const values = [...new FormData(form)].filter(([name]) => !NOT_KEPT.includes(name));
      const draft = {
        id, account: texts.account, organisation: texts.outdoors, address: window.location.pathname,
        title: titleOf(), savedAt: Date.now(), how: WAITING, values, photos,
      };
      try {
        await Drafts.keep(draft);
      } catch {
        // No place on the device: then as a form without a script, which needs a connection.
        tell(texts.notKept);
        form.submit();
        return;
      }
      const sent = await trySending();
      const own = sent.find((each) => each.id === id);
      button.disabled = false;
      if (own?.how === REFUSED && !own.number) {
        showProblems(own.problems);
        return;
      }
      // Who comes back to this page with the browser's own button makes another entry.
      id = crypto.randomUUID();
      form.elements.token.value = id;
      photos.length = 0;
      sessionStorage.setItem("veld", own?.number ? `${texts.sent} ${own.number}.` : texts.kept);
      window.location.assign(texts.overview);
    });
  };

  // --- from here on ------------------------------------------------------------------------------------------

  const startWorker = async () => {
    if (!("serviceWorker" in navigator)) return;
    await navigator.serviceWorker.register(texts.worker, { scope: texts.overview });
    const hour = String(Math.floor(Date.now() / 3600000));
    if (localStorage.getItem("veld-hour") === hour) return;
    localStorage.setItem("veld-hour", hour);
    navigator.serviceWorker.controller?.postMessage("renew");
  };

  const start = async () => {
    startWorker().catch(() => null);
    if (form) {
      await startForm();
      return;
    }
    await showDrafts();
    const told = sessionStorage.getItem("veld");
    sessionStorage.removeItem("veld");
    if (told) tell(told);
    else if (!navigator.onLine) tell(texts.noConnection);
    document.querySelector("[data-send]")?.addEventListener("click", trySending);
    window.addEventListener("online", trySending);
    window.addEventListener("offline", () => tell(texts.noConnection));
    setInterval(async () => (await mine()).length && trySending(), AGAIN);
    if (navigator.onLine && (await mine()).length) await trySending();
  };

  start();
})();
