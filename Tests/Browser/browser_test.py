"""Drives headless Chromium over a release and holds what it shows against the release's own numbers.

Usage: browser_test.py RELEASE [SCREENSHOTS [TEST…]]
"""

import math
import pathlib
import re
import sys
import time
import traceback

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import breath
from chromium import Release

TESTS = []


def test(function):
    TESTS.append(function)
    return function


MINUTE = "w1-d1-evening-minute"
FIRST = "w1-d1-morning-first-breath"


def volume(breaths, moment):
    """How full the lungs are by the plan; written apart from the page's own script."""
    for one in breaths:
        passed = moment - one["start"]
        if not 0 <= passed < one["inhale"] + one["hold"] + one["exhale"] + one["rest"]:
            continue
        if passed < one["inhale"]:
            return math.sin(math.pi / 2 * passed / one["inhale"]) ** 2
        passed -= one["inhale"] + one["hold"]
        if passed < 0:
            return 1.0
        return math.cos(math.pi / 2 * min(1, passed / one["exhale"])) ** 2
    return 0.0


def apart(breaths, moment, drawn):
    """Seconds from a moment to the nearest at which the plan is as full as what was drawn."""
    for step in range(0, 400):
        offset = step * 0.001
        around = [volume(breaths, moment - offset), volume(breaths, moment + offset)]
        if min(around + [volume(breaths, moment)]) - 0.002 <= drawn <= max(around + [volume(breaths, moment)]) + 0.002:
            return offset
    return math.inf


@test
def plays_from_a_folder(release):
    release.open(release.file, f"listen/{MINUTE}.html")
    release.find("[data-play]").click()
    release.wait("return document.querySelector('audio').currentTime > 0.5", "it plays")
    assert release.find("[data-play]").get_attribute("aria-label") == "Pause"
    release.seek(40)
    assert abs(release.run("return document.querySelector('audio').currentTime") - 40) < 0.3
    release.find("[data-play]").click()
    assert release.run("return document.querySelector('audio').paused")
    assert release.run("return document.querySelector('audio').currentSrc").endswith(f"{MINUTE}.opus")
    cues = release.run("return [...document.querySelector('audio').textTracks[0].cues].map(c => c.text)")
    assert cues == [line["text"] for line in release.tracks[MINUTE]["lines"]], cues


@test
def plays_and_seeks_from_a_web_host(release):
    release.open(release.web, f"listen/{FIRST}.html")
    release.wait("return document.querySelector('track')?.readyState === 2", "the captions file is read")
    cues = release.run("return [...document.querySelector('track').track.cues].map(c => [c.id, c.text])")
    assert cues == [[line["id"], line["text"]] for line in release.tracks[FIRST]["lines"]], cues
    for line in release.tracks[FIRST]["lines"]:
        middle = (line["start"] + line["end"]) / 2
        release.seek(middle)
        assert release.find("[data-caption]").text == line["text"], (middle, release.find("[data-caption]").text)
        active = release.run("return [...document.querySelector('track').track.activeCues].map(c => c.text)")
        assert active == [line["text"]], active
    release.find("[data-play]").click()
    before = release.run("return document.querySelector('audio').currentTime")
    release.wait(f"return document.querySelector('audio').currentTime > {before + 0.5}", "it plays")
    release.find("[data-play]").click()


@test
def follows_chapters_and_captions(release):
    release.open(release.file, f"listen/{MINUTE}.html")
    track = release.tracks[MINUTE]
    for chapter in track["chapters"]:
        for moment in (chapter["start"] + 0.1, chapter["end"] - 0.1):
            release.seek(moment)
            marked = [one.text for one in release.driver.find_elements(By.CSS_SELECTOR, ".chapters [aria-current]")]
            assert len(marked) == 1 and marked[0].startswith(chapter["title"]), (moment, marked)
    for index, link in enumerate(release.driver.find_elements(By.CSS_SELECTOR, ".chapters a")):
        link.click()
        release.wait("return !document.querySelector('audio').seeking", "it has gone to the chapter")
        now = release.run("return document.querySelector('audio').currentTime")
        assert -0.01 <= now - track["chapters"][index]["start"] < 2, now
        assert not release.run("return document.querySelector('audio').paused")
    release.run("document.querySelector('audio').pause()")
    line = track["lines"][0]
    release.seek(line["end"] + 2)
    assert release.find("[data-caption]").text == ""
    release.find("[data-captions-on]").click()
    assert not release.find("[data-caption]").is_displayed()
    release.find("[data-transcript] summary").click()
    release.seek((line["start"] + line["end"]) / 2)
    marked = [one.text for one in release.driver.find_elements(By.CSS_SELECTOR, "[data-transcript] .current")]
    assert len(marked) == 1 and line["text"] in marked[0], marked


@test
def draws_the_breath_with_the_plan(release):
    release.open(release.file, f"listen/{MINUTE}.html")
    breaths = release.tracks[MINUTE]["breaths"]
    begin = breaths[0]["start"]
    # Most of a breath of two phases, and one whole breath of four.
    for start, length in ((begin - 0.5, 7), (breaths[-1]["start"] - 0.5, 11)):
        release.seek(start)
        samples = release.driver.execute_async_script("""
            const done = arguments[1], samples = [];
            const audio = document.querySelector('audio');
            const lung = document.querySelector('[data-lung]'), word = document.querySelector('[data-word]');
            const end = audio.currentTime + arguments[0];
            const look = () => {
                samples.push([audio.currentTime, lung.r.baseVal.value, word.textContent]);
                if (audio.currentTime < end && !audio.ended) requestAnimationFrame(look);
                else { audio.pause(); done(samples); }
            };
            audio.play().then(() => requestAnimationFrame(look));
        """, length)
        assert len(samples) > 60, len(samples)
        errors = [apart(breaths, moment, (radius - 38) / 58) for moment, radius, _ in samples]
        print(f"    {len(samples)} frames: the circle is at most {max(errors) * 1000:.0f} ms from the plan")
        assert max(errors) <= 0.05, max(errors)
        for moment, _, word in samples:
            expected = phase(breaths, moment)
            near = {phase(breaths, moment - 0.05), phase(breaths, moment + 0.05)}
            assert word in near | {expected}, (moment, word, expected)


def phase(breaths, moment):
    for one in breaths:
        passed = moment - one["start"]
        for name, length in (("In", "inhale"), ("Hold", "hold"), ("Out", "exhale"), ("Rest", "rest")):
            if 0 <= passed < one[length]:
                return name
            passed -= one[length]
    return ""


@test
def draws_an_inhale_in_two_stages(release):
    # The same page with other numbers: the first inhale is 4 s, now with 1.5 s of it on top of the rest.
    page = (release.folder / "listen" / f"{MINUTE}.html").read_text(encoding="utf-8")
    first = release.tracks[MINUTE]["breaths"][0]
    written = re.search(r'"breaths":\[\[([0-9.]+),4,0,6,0,0\]', page)
    other = release.folder / "listen" / "two-stages.html"
    other.write_text(page.replace(written[0], f'"breaths":[[{written[1]},4,0,6,0,1.5]'), encoding="utf-8")
    try:
        release.open(release.file, "listen/two-stages.html")
        for passed, wanted in ((0.0, 0.0), (1.25, 0.4), (2.5, 0.8), (3.25, 0.9), (4.0, 1.0), (7.0, 0.5)):
            release.seek(first["start"] + passed)
            radius = release.run("return document.querySelector('[data-lung]').r.baseVal.value")
            assert abs((radius - 38) / 58 - wanted) < 0.002, (passed, radius)
    finally:
        other.unlink()


@test
def the_sound_breathes_as_planned(release):
    # The bytes that the browser plays, decoded by ffmpeg: every format of every track with the measured guide.
    for name in (MINUTE, "w1-d1-evening-minute-slow", "w1-d1-evening-minute-de", "w1-d1-evening-minute-es"):
        track = release.tracks[name]
        for file in track["files"]:
            if file["role"] != "audio":
                continue
            errors = breath.errors(release.folder / file["path"], track["breaths"])
            print(f"    {file['path']}: {max(map(abs, errors)) * 1000:.0f} ms at most over {len(errors)} crossings")
            assert len(errors) == 2 * len(track["breaths"]), errors
            assert max(map(abs, errors)) < 0.03, errors


@test
def the_circle_follows_what_is_heard(release):
    # The sound as it leaves the element, measured in the page while the circle is drawn.
    release.open(release.web, f"listen/{MINUTE}.html")
    breaths = release.tracks[MINUTE]["breaths"]
    release.seek(breaths[0]["start"] - 0.3)
    samples = release.driver.execute_async_script("""
        const done = arguments[0], samples = [];
        const audio = document.querySelector('audio'), lung = document.querySelector('[data-lung]');
        const context = new AudioContext({ latencyHint: 'interactive' });
        const band = new BiquadFilterNode(context, { type: 'bandpass', frequency: 220, Q: 3 });
        const meter = new AnalyserNode(context, { fftSize: 1024 });
        context.createMediaElementSource(audio).connect(band).connect(meter).connect(context.destination);
        const wave = new Float32Array(meter.fftSize);
        const end = audio.currentTime + 11;
        const look = () => {
            meter.getFloatTimeDomainData(wave);
            const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length;
            samples.push([audio.currentTime, lung.r.baseVal.value, power]);
            if (audio.currentTime < end) requestAnimationFrame(look);
            else { audio.pause(); context.close(); done(samples); }
        };
        context.resume().then(() => audio.play()).then(() => requestAnimationFrame(look));
    """)
    delay = breath.delay([(moment, (radius - 38) / 58, power) for moment, radius, power in samples])
    print(f"    {len(samples)} frames: the circle is {delay * 1000:+.0f} ms from the sound that leaves the element")
    assert abs(delay) <= 0.05, delay


@test
def remembers_the_place(release):
    release.open(release.file, f"listen/{MINUTE}.html")
    release.seek(30)
    release.run("document.querySelector('audio').play()")
    release.wait("return document.querySelector('audio').currentTime > 30.3", "it plays")
    release.run("document.querySelector('audio').pause()")
    release.open(release.file, f"listen/{MINUTE}.html", keep=True)
    release.wait("return Math.abs(document.querySelector('audio').currentTime - 30.5) < 1", "it is where it was")
    release.open(release.file, f"listen/{MINUTE}.html#t=12.000", keep=True)
    release.wait("return Math.abs(document.querySelector('audio').currentTime - 12) < 0.2", "it is where the link says")
    release.open(release.file, "index.html", keep=True)
    part = release.run(f"""return parseFloat(getComputedStyle(
        document.querySelector('[data-track="{MINUTE}"]')).getPropertyValue('--part'))""")
    assert 0.1 < part < 0.9, part
    keys = release.run("return Object.keys(localStorage)")
    assert keys == [f"lull:{release.catalogue['identifier']}:{MINUTE}"], keys


@test
def works_by_keyboard(release):
    release.open(release.file, "index.html")
    body = release.find("body")
    seen = []
    for _ in range(40):
        active = release.driver.switch_to.active_element
        active.send_keys(Keys.TAB)
        active = release.driver.switch_to.active_element
        if active.tag_name == "body":
            break
        assert has_outline(release, active), f"no focus is to be seen on “{active.text}”"
        seen.append(active.get_attribute("href") or active.text)
    links = release.run("return [...document.querySelectorAll('a')].map(a => a.href)")
    assert set(links) <= set(seen), set(links) - set(seen)
    assert body

    release.open(release.file, f"listen/{MINUTE}.html")
    names = []
    for _ in range(60):
        release.driver.switch_to.active_element.send_keys(Keys.TAB)
        active = release.driver.switch_to.active_element
        if active.tag_name == "body":
            break
        assert has_outline(release, active), f"no focus is to be seen on {active.get_attribute('outerHTML')[:80]}"
        names.append(active.accessible_name)
        if active.accessible_name == "Play":
            active.send_keys(Keys.SPACE)
            release.wait("return document.querySelector('audio').currentTime > 0.3", "it plays by the space bar")
            assert active.accessible_name == "Pause"
            active.send_keys(Keys.ENTER)
            release.wait("return document.querySelector('audio').paused", "it pauses by the enter key")
        if active.accessible_name == "Position":
            release.seek(10)
            active.send_keys(Keys.ARROW_RIGHT)
            release.wait("return Math.abs(document.querySelector('audio').currentTime - 15) < 0.1", "the arrow moves")
            release.wait(
                "return document.activeElement.getAttribute('aria-valuetext').startsWith('0:15 of ')", "the place is told"
            )
        if active.accessible_name == "Moving circle":
            active.send_keys(Keys.SPACE)
            assert release.find("[data-still]").is_displayed()
            active.send_keys(Keys.SPACE)
            assert not release.find("[data-still]").is_displayed()
        if active.accessible_name.startswith("Breathing"):
            active.send_keys(Keys.ENTER)
            release.wait("return !document.querySelector('audio').paused", "a chapter plays by the enter key")
            release.run("document.querySelector('audio').pause()")
    for wanted in ("Skip to the content", "Position", "Play", "Back 15 seconds", "Forward 15 seconds", "Volume",
                   "Captions", "Moving circle", "Tell each phase to screen readers"):
        assert wanted in names, (wanted, names)


def has_outline(release, element):
    return release.run("""
        const style = (pseudo) => getComputedStyle(arguments[0], pseudo);
        return [null, '::before'].some((pseudo) => style(pseudo).outlineStyle !== 'none'
            && parseFloat(style(pseudo).outlineWidth) >= 2);
    """, element)


@test
def tells_screen_readers_little(release):
    release.open(release.file, f"listen/{MINUTE}.html")
    release.run("""
        window.said = [];
        new MutationObserver(() => window.said.push(document.querySelector('[data-status]').textContent))
            .observe(document.querySelector('[data-status]'), { childList: true, characterData: true, subtree: true });
    """)
    live = release.run("return document.querySelectorAll('[aria-live], [role=status], [role=alert]').length")
    assert live == 1, live
    breaths = release.tracks[MINUTE]["breaths"]
    release.seek(breaths[0]["start"] - 0.5)
    release.run("document.querySelector('audio').play()")
    release.wait(f"return document.querySelector('audio').currentTime > {breaths[0]['start'] + 4.6}", "it breathes out")
    said = release.run("return window.said")
    assert said == ["Guided breathing: In 4, Out 6, 4 breaths."], said
    release.find("[data-announce-on]").click()
    release.seek(breaths[-1]["start"] - 0.4)
    release.wait(f"return document.querySelector('audio').currentTime > {breaths[-1]['start'] + 3.3}", "it holds")
    release.run("document.querySelector('audio').pause()")
    said = release.run("return window.said.slice(1)")
    assert said[-2:] == ["In", "Hold"], said


@test
def honours_reduced_motion(release):
    release.media(motion="reduce")
    release.open(release.file, f"listen/{MINUTE}.html")
    assert not release.find("[data-circle]").is_displayed()
    assert release.find("[data-still]").is_displayed()
    assert not release.find("[data-motion-on]").is_selected()
    release.seek(release.tracks[MINUTE]["breaths"][0]["start"] + 5)
    assert release.find("[data-word]").text == "Out"
    assert [one.text for one in release.driver.find_elements(By.CSS_SELECTOR, ".still .current")] == ["Out"]
    moving = release.run("""return [...document.querySelectorAll('*')].filter((element) => element.checkVisibility()
        && (element.getAnimations().length || getComputedStyle(element).transitionDuration !== '0s')).map((element) => element.outerHTML.slice(0, 90))""")
    assert moving == [], moving
    release.picture("still")
    release.media()


@test
def speaks_its_languages(release):
    for suffix, play, week in ((".de", "Abspielen", "Woche 1"), (".es", "Reproducir", "Semana 1")):
        language = suffix[1:]
        release.open(release.file, f"index{suffix}.html")
        assert release.find("html").get_attribute("lang") == language
        assert release.find("h2#week-1").text == week
        release.find(".what > a").click()
        assert release.driver.current_url.endswith(f"{MINUTE}-{language}.html")
        assert release.find("[data-play]").accessible_name == play
        assert release.find("h1").get_attribute("lang") == language
        release.find(".languages a[lang=en]").click()
        assert release.driver.current_url.endswith(f"/{MINUTE}.html"), release.driver.current_url


@test
def fits_a_phone(release):
    release.size(320, 640)
    for path in ("index.html", "index.de.html", "contents.html", f"listen/{FIRST}.html", f"listen/{MINUTE}-de.html"):
        release.open(release.file, path)
        for details in release.driver.find_elements(By.CSS_SELECTOR, "summary"):
            details.click()
        wide = release.run("""
            const width = document.documentElement.clientWidth;
            return [document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')]
                .filter((element) => element.getBoundingClientRect().right > width + 0.5
                    && getComputedStyle(element).position !== 'absolute')
                .map((element) => element.outerHTML.slice(0, 90))];
        """)
        assert wide == [320], (path, wide)
    release.size(1100)


AXE = next(pathlib.Path(breath.__file__).parents[2].glob(
    ".build-test/venv/lib/python*/site-packages/axe_playwright_python/axe.min.js"))


@test
def has_no_barriers(release):
    modes = {
        "light": {}, "dark": {"scheme": "dark"}, "contrast": {"contrast": "more"},
        "dark contrast": {"scheme": "dark", "contrast": "more"}, "forced": {"forced": "active"},
        "still": {"motion": "reduce"},
    }
    rules = 0
    for mode, features in modes.items():
        release.media(**features)
        for path in ("index.html", f"listen/{FIRST}.html", f"listen/{MINUTE}-de.html", "contents.html"):
            if mode != "light" and path in ("contents.html", f"listen/{MINUTE}-de.html"):
                continue
            # Over the web, since axe-core reads style sheets anew, which a page from a folder may not.
            release.open(release.web, path)
            if path.startswith("listen/"):
                release.seek(release.tracks[path[7:-5]]["breaths"][1]["start"] + 2)
                release.find("summary").click()
            release.run(AXE.read_text(encoding="utf-8"))
            found = release.driver.execute_async_script("""
                const done = arguments[0];
                const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                axe.run({ runOnly: tags }).then((result) => done({
                    passes: result.passes.length,
                    violations: result.violations.map((one) => [one.id, one.help, one.nodes.map((n) => n.html)]),
                }), (error) => done({ passes: 0, violations: [String(error)] }));
            """)
            assert not found["violations"], (mode, path, found["violations"])
            assert found["passes"] > 15, found
            rules += found["passes"]
    print(f"    {rules} rules of axe-core held")
    release.media()


@test
def plays_without_its_script(release):
    release.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        release.driver.get(release.file + f"listen/{MINUTE}.html")
        assert release.find("audio").get_attribute("controls") is not None
        assert not release.find("[data-controls]").is_displayed()
        assert "JavaScript" in release.find(".player").text
    finally:
        release.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@test
def says_nothing_to_the_console(release):
    # Everything the tests before this one opened was logged too.
    for base in (release.file, release.web):
        for path in ["index.html", "index.de.html", "contents.html"] + [f"listen/{name}.html" for name in release.tracks]:
            release.open(base, path)
    said = release.console()
    assert said == [], said


def pictures(release):
    """What a person looks at: Scripts/browser-test PICTURES writes them there."""
    breaths = release.tracks[MINUTE]["breaths"]
    moment = breaths[0]["start"] + 2.6
    for name, features in {
        "light": {}, "dark": {"scheme": "dark"}, "contrast": {"contrast": "more"}, "forced": {"forced": "active"},
    }.items():
        release.media(**features)
        for path, kind in (("index.html", "index"), (f"listen/{FIRST}.html", "player")):
            release.open(release.file, path)
            if kind == "player":
                first = release.tracks[FIRST]
                release.seek(first["breaths"][0]["start"] + 1.7)
                time.sleep(0.8)
            release.picture(f"{kind}-{name}", whole=True)
    release.media()
    release.open(release.file, f"listen/{MINUTE}-de.html")
    release.seek(moment)
    time.sleep(0.8)
    release.picture("german", whole=True)
    release.open(release.file, "index.es.html")
    release.picture("spanish", whole=True)
    release.size(360, 740)
    for path, name in (("index.html", "phone-index"), (f"listen/{MINUTE}.html", "phone-player")):
        release.open(release.file, path)
        if "player" in name:
            release.seek(moment)
            time.sleep(0.8)
        release.picture(name, whole=True)
    release.size(1100)
    release.media(kind="print")
    release.open(release.file, f"listen/{FIRST}.html")
    release.run("dispatchEvent(new Event('beforeprint'))")
    release.picture("print", whole=True)
    release.media()


def main():
    wanted = sys.argv[3:]
    release = Release(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 and sys.argv[2] else None)
    failed = []
    chosen = [one for one in TESTS if not wanted or one.__name__ in wanted]
    try:
        for one in chosen:
            begin = time.monotonic()
            try:
                one(release)
                print(f"✔ {one.__name__.replace('_', ' ')} ({time.monotonic() - begin:.1f} s)", flush=True)
            except Exception:
                failed.append(one.__name__)
                print(f"✘ {one.__name__.replace('_', ' ')}", flush=True)
                traceback.print_exc()
                release.media()
                release.size(1100)
        if release.screenshots:
            pictures(release)
    finally:
        release.close()
    print(f"{len(chosen) - len(failed)} passed, {len(failed)} failed")
    sys.exit(1 if failed or not chosen else 0)


main()
