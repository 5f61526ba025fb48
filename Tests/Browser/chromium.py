"""Headless Chromium over a release in a folder, which is also served with byte ranges."""

import base64
import functools
import http.server
import json
import pathlib
import re
import threading
import time

from selenium import webdriver
from selenium.webdriver.common.by import By


class RangeHandler(http.server.SimpleHTTPRequestHandler):
    """Python's own file server, with byte ranges: a browser seeks with them."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".opus": "audio/ogg", ".flac": "audio/flac", ".vtt": "text/vtt", ".mp3": "audio/mpeg",
    }

    def log_message(self, *_):
        pass

    def do_GET(self):
        match = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = pathlib.Path(self.translate_path(self.path))
        if not match or not path.is_file():
            return super().do_GET()
        data = path.read_bytes()
        first, last = int(match[1]), min(int(match[2] or len(data)), len(data) - 1)
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("Content-Length", str(last - first + 1))
        self.send_header("Accept-Ranges", "bytes")
        self.end_headers()
        self.wfile.write(data[first:last + 1])


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A browser that has heard enough hangs up, which is no error."""


class Release:
    def __init__(self, folder, screenshots):
        self.folder = pathlib.Path(folder).resolve()
        self.catalogue = json.loads((self.folder / "catalogue.json").read_text(encoding="utf-8"))
        self.tracks = {track["id"]: track for track in self.catalogue["tracks"]}
        self.screenshots = screenshots and pathlib.Path(screenshots)
        if self.screenshots:
            self.screenshots.mkdir(parents=True, exist_ok=True)
        handler = functools.partial(RangeHandler, directory=str(self.folder))
        self.server = Server(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.web = f"http://127.0.0.1:{self.server.server_port}/"
        self.file = self.folder.as_uri() + "/"
        self.driver = browser()

    def close(self):
        self.driver.quit()
        self.server.shutdown()
        self.server.server_close()

    # What tests do

    def media(self, scheme="light", motion="no-preference", contrast="no-preference", forced="none", kind=""):
        features = {
            "prefers-color-scheme": scheme, "prefers-reduced-motion": motion, "prefers-contrast": contrast,
            "forced-colors": forced,
        }
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "media": kind, "features": [{"name": name, "value": value} for name, value in features.items()],
        })

    def size(self, width, height=900):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500,
        })

    def open(self, base, path, keep=False):
        self.driver.get("about:blank")
        self.driver.get(base + path)
        if not keep:
            self.run("localStorage.clear()")
            self.driver.get("about:blank")
            self.driver.get(base + path)
        if path.startswith("listen/"):
            self.wait("return document.querySelector('audio').readyState >= 1", "the sound's length is known")

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, script, what, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.run(script):
                return
            time.sleep(0.05)
        raise AssertionError(f"waited in vain until {what}")

    def seek(self, seconds):
        self.run("document.querySelector('audio').currentTime = arguments[0]", seconds)
        self.wait("return !document.querySelector('audio').seeking", f"it is at {seconds} s")
        # Two frames later the page has drawn it.
        self.driver.execute_async_script(
            "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))"
        )

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def console(self):
        return [entry for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def picture(self, name, whole=False):
        if not self.screenshots:
            return
        data = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": whole})
        if whole:
            box = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
            data = self.driver.execute_cdp_cmd("Page.captureScreenshot", {
                "captureBeyondViewport": True, "clip": {**box, "scale": 1},
            })
        (self.screenshots / f"{name}.png").write_bytes(base64.b64decode(data["data"]))


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio",
        "--autoplay-policy=no-user-gesture-required", "--window-size=1100,900", "--disable-background-networking",
        "--no-first-run", "--force-color-profile=srgb",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
