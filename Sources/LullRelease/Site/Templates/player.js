// The player of a release page: chapters, captions, and a breath that is drawn from the same numbers as the sound.
// It needs nothing from elsewhere, sends nothing anywhere, and remembers the place in this browser only.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const find = (name) => document.querySelector(`[data-${name}]`);
  const audio = find("audio");
  const status = find("status");
  const [smallest, largest] = [38, 96];

  const clock = (seconds) => {
    const whole = Math.floor(Math.max(0, seconds));
    const two = (number) => String(number).padStart(2, "0");
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };

  // The last of a sorted list that begins at or before a time; -1 where none does.
  const lastAt = (list, time, start) => {
    let [low, high] = [-1, list.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (start(list[middle]) <= time) low = middle; else high = middle;
    }
    return low;
  };

  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* Then the place isn't remembered. */ } },
  };

  // MARK: Time

  // What browsers tell of the time moves in steps; between them the page's own clock goes on, and is drawn to it.
  const timeline = {
    time: 0, at: 0,
    now() {
      const told = audio.currentTime;
      const at = performance.now();
      const guess = this.time + ((at - this.at) / 1000) * audio.playbackRate;
      const apart = told - guess;
      const isGuessed = !audio.paused && !audio.seeking && Math.abs(apart) < 0.03;
      this.time = isGuessed ? guess + apart * 0.1 : told;
      this.at = at;
      return this.time;
    },
  };

  // MARK: Breath

  const rise = (part) => (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, part)))) / 2;

  // How full the lungs are, which phase it is, and how long that lasts; null where no breath is guided.
  const breathAt = (time) => {
    const index = lastAt(data.breaths, time, (breath) => breath[0]);
    if (index < 0) return null;
    const [start, inhale, hold, exhale, rest, topUp] = data.breaths[index];
    let passed = time - start;
    if (passed >= inhale + hold + exhale + rest) return null;
    if (passed < inhale) {
      const first = inhale - topUp;
      let volume = topUp > 0 ? data.firstStage * rise(passed / first) : rise(passed / inhale);
      if (passed >= first && topUp > 0) {
        volume = data.firstStage + (1 - data.firstStage) * rise((passed - first) / topUp);
      }
      return { index, phase: 0, volume, left: inhale - passed };
    }
    passed -= inhale;
    if (passed < hold) return { index, phase: 1, volume: 1, left: hold - passed };
    passed -= hold;
    if (passed < exhale) return { index, phase: 2, volume: 1 - rise(passed / exhale), left: exhale - passed };
    return { index, phase: 3, volume: 0, left: rest - (passed - exhale) };
  };

  const visual = find("breath");
  const parts = visual && {
    lung: find("lung"), halo: find("halo"), circle: find("circle"), still: find("still"),
    word: find("word"), count: find("count"), phases: [...visual.querySelectorAll("[data-phase]")],
  };
  const choice = { motion: find("motion-on"), announce: find("announce-on"), captions: find("captions-on") };
  let shown = { phase: null, count: null, stretch: null };

  const drawBreath = (time) => {
    if (!parts) return;
    const breath = breathAt(time);
    const radius = smallest + (largest - smallest) * (breath ? breath.volume : 0);
    if (choice.motion.checked) {
      parts.lung.setAttribute("r", radius.toFixed(3));
      parts.halo.setAttribute("r", Math.min(largest + 2, radius + 6).toFixed(3));
    }
    const phase = breath ? breath.phase : null;
    if (phase !== shown.phase || shown.fresh) {
      shown.phase = phase;
      visual.classList.toggle("guided", phase !== null);
      parts.word.textContent = phase === null ? "" : data.words.phases[phase];
      parts.phases.forEach((element, index) => {
        const used = data.breaths[breath ? breath.index : 0][index + 1] > 0;
        element.hidden = !used;
        element.classList.toggle("current", index === phase);
      });
      if (phase !== null && choice.announce.checked && !audio.paused) status.textContent = data.words.phases[phase];
    }
    const count = breath ? String(Math.ceil(breath.left - 0.001)) : "";
    if (count !== shown.count) {
      shown.count = count;
      parts.count.textContent = count;
    }
    // Said once where guiding begins and ends, not with each breath: the sound itself tells those.
    const at = lastAt(data.stretches, time, (stretch) => stretch.start);
    const stretch = at >= 0 && time < data.stretches[at].end ? at : null;
    if (stretch !== shown.stretch) {
      if (!audio.paused) status.textContent = stretch === null ? data.words.ends : data.stretches[stretch].text;
      shown.stretch = stretch;
    }
    shown.fresh = false;
  };

  // MARK: Captions and chapters

  const caption = find("caption");
  const lines = [...document.querySelectorAll("[data-transcript] li")];
  const chapters = [...document.querySelectorAll(".chapters a")];
  const current = { line: -1, chapter: -1 };

  const drawWords = (time) => {
    const at = lastAt(data.lines, time, (line) => line.start);
    // A line stays a moment after it was spoken, as captions do, so that it can be read to its end.
    const line = at >= 0 && time < data.lines[at].end + 0.8 ? at : -1;
    if (line !== current.line) {
      lines[current.line]?.classList.remove("current");
      lines[line]?.classList.add("current");
      current.line = line;
      if (caption) caption.textContent = line < 0 ? "" : data.lines[line].text;
    }
    const chapter = lastAt(data.chapters, time + 0.001, (item) => item.start);
    if (chapter !== current.chapter) {
      chapters[current.chapter]?.removeAttribute("aria-current");
      chapters[chapter]?.setAttribute("aria-current", "true");
      current.chapter = chapter;
    }
  };

  // The browser's own captions: the file where it may be read, else the same words.
  const addTextTrack = () => {
    if (data.captions && location.protocol !== "file:") {
      const track = document.createElement("track");
      Object.assign(track, { kind: "captions", srclang: data.language, label: data.title, src: data.captions });
      audio.append(track);
      track.track.mode = "hidden";
    } else if (data.lines.length > 0) {
      const track = audio.addTextTrack("captions", data.title, data.language);
      track.mode = "hidden";
      for (const line of data.lines) track.addCue(new VTTCue(line.start, Math.max(line.end, line.start + 0.1), line.text));
    }
  };

  // MARK: Controls

  const position = find("position");
  const play = find("play");
  const now = find("now");
  let isDragging = false;

  const duration = () => (Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : data.duration);

  // Spoken only where somebody moves it: a value that changes by itself would be read out every second.
  const tellPosition = () => {
    position.setAttribute("aria-valuetext", `${placeClock(audio.currentTime)} ${data.words.of} ${clock(Math.round(duration()))}`);
  };

  // At its end the place is the length, which lists round.
  const placeClock = (time) => clock(time > data.duration - 0.1 ? Math.round(data.duration) : time);

  const draw = () => {
    const time = timeline.now();
    drawBreath(time);
    drawWords(time);
    if (!isDragging) position.value = time;
    position.style.setProperty("--part", Number(position.value) / duration());
    const text = placeClock(time);
    if (now.textContent !== text) now.textContent = text;
  };

  let frame = 0;
  const loop = () => {
    draw();
    frame = audio.paused ? 0 : requestAnimationFrame(loop);
  };
  const wake = () => { if (frame === 0) frame = requestAnimationFrame(loop); };

  const seek = (time) => {
    audio.currentTime = Math.min(Math.max(0, time), Math.max(0, duration() - 0.05));
    tellPosition();
    wake();
  };
  const start = () => audio.play().catch(() => showPlaying());
  const showPlaying = () => {
    play.setAttribute("aria-label", audio.paused ? data.words.play : data.words.pause);
    play.classList.toggle("playing", !audio.paused);
  };

  // MARK: The place

  let kept = 0;
  const keep = () => {
    kept = audio.currentTime;
    store.set(data.key, String(audio.ended ? data.duration : Math.round(kept * 10) / 10));
  };
  const linked = () => Number(/^#t=(\d+(?:\.\d+)?)$/.exec(location.hash)?.[1] ?? NaN);
  const restore = () => {
    const place = Number.isNaN(linked()) ? Number(store.get(data.key)) : linked();
    if (place > 0 && place < data.duration - 5) seek(place);
    draw();
  };

  // MARK: Choices

  const stillness = matchMedia("(prefers-reduced-motion: reduce)");
  const applyMotion = () => {
    if (!parts) return;
    const moves = choice.motion.checked;
    parts.circle.toggleAttribute("hidden", !moves);
    parts.still.hidden = moves;
    visual.classList.toggle("is-still", !moves);
    shown.fresh = true;
    draw();
  };
  const chooseMotion = () => {
    if (!parts) return;
    choice.motion.checked = (store.get("lull:motion") ?? (stillness.matches ? "still" : "moving")) === "moving";
    applyMotion();
  };

  // Above a circle captions have a place from the start; below the buttons of a player without one, from the first sound.
  const showCaption = () => {
    if (!caption || !choice.captions) return;
    wasHeard ||= !audio.paused;
    caption.hidden = !choice.captions.checked || !(visual || wasHeard);
  };
  let wasHeard = false;

  const listen = () => {
    play.addEventListener("click", () => { if (audio.paused) start(); else audio.pause(); });
    for (const button of document.querySelectorAll("[data-skip]")) {
      button.addEventListener("click", () => seek(audio.currentTime + Number(button.dataset.skip)));
    }
    position.addEventListener("input", () => { isDragging = true; now.textContent = placeClock(Number(position.value)); });
    position.addEventListener("change", () => { isDragging = false; seek(Number(position.value)); });
    position.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -30, PageUp: 30 };
      if (!(event.key in steps) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      seek(audio.currentTime + steps[event.key]);
    });
    position.addEventListener("focus", tellPosition);
    find("volume").addEventListener("input", (event) => { audio.volume = Number(event.target.value); });
    choice.captions?.addEventListener("change", showCaption);
    choice.motion?.addEventListener("change", () => {
      store.set("lull:motion", choice.motion.checked ? "moving" : "still");
      applyMotion();
    });
    stillness.addEventListener("change", chooseMotion);
    for (const link of document.querySelectorAll("a[data-start]")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        seek(Number(link.dataset.start));
        start();
      });
    }
    addEventListener("hashchange", () => { if (!Number.isNaN(linked())) seek(linked()); });

    for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, () => { showPlaying(); showCaption(); wake(); });
    for (const name of ["seeked", "loadedmetadata"]) audio.addEventListener(name, wake);
    for (const name of ["pause", "seeked", "ended"]) audio.addEventListener(name, keep);
    audio.addEventListener("timeupdate", () => { if (Math.abs(audio.currentTime - kept) >= 5) keep(); });
    addEventListener("pagehide", () => { if (audio.currentTime > 0) keep(); });

    // Paper has room for all words.
    let wasOpen = false;
    const transcript = find("transcript");
    addEventListener("beforeprint", () => { if (transcript) [wasOpen, transcript.open] = [transcript.open, true]; });
    addEventListener("afterprint", () => { if (transcript) transcript.open = wasOpen; });
  };

  // The keys of a headset, and what a locked screen shows.
  const tellSystem = () => {
    const session = navigator.mediaSession;
    if (!session || !window.MediaMetadata) return;
    const artwork = data.cover && location.protocol !== "file:" ? [{ src: new URL(data.cover, location.href).href }] : [];
    session.metadata = new MediaMetadata({ title: data.title, album: data.program, artwork });
    const actions = {
      play: start, pause: () => audio.pause(), seekbackward: () => seek(audio.currentTime - 15),
      seekforward: () => seek(audio.currentTime + 15), seekto: (details) => seek(details.seekTime),
    };
    for (const [name, action] of Object.entries(actions)) {
      try { session.setActionHandler(name, action); } catch { /* This browser doesn't know that key. */ }
    }
  };

  const ticks = find("ticks");
  for (const chapter of data.chapters) {
    if (!(chapter.start > 0 && chapter.start < data.duration)) continue;
    const tick = document.createElement("i");
    tick.style.setProperty("--at", chapter.start / data.duration);
    ticks.append(tick);
  }
  audio.controls = false;
  find("controls").hidden = false;
  if (visual) visual.hidden = false;
  showCaption();
  addTextTrack();
  listen();
  chooseMotion();
  showPlaying();
  tellSystem();
  if (audio.readyState > 0) restore(); else audio.addEventListener("loadedmetadata", restore, { once: true });
  draw();
})();
