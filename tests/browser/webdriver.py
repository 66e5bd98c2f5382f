"""A small WebDriver client: one headless Chromium, driven through chromedriver over HTTP."""

import base64
import json
import socket
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {"Escape": "\ue00c", "Enter": "\ue007", "Tab": "\ue004", "ArrowLeft": "\ue012", "ArrowRight": "\ue014"}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Browser:
    """Ends with close(), and with it all that it started."""

    def __init__(self, chromedriver, chromium):
        self.address = f"http://127.0.0.1:{free_port()}"
        self.driver = subprocess.Popen(
            [chromedriver, "--port=" + self.address.rsplit(":", 1)[1]],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self._wait_for_driver()
            arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                         "--hide-scrollbars", "--force-device-scale-factor=1"]
            self.session = self._send("POST", "/session", {"capabilities": {"alwaysMatch": {
                "browserName": "chrome",
                "goog:chromeOptions": {"binary": chromium, "args": arguments},
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            }}})["sessionId"]
        except BaseException:
            self.driver.kill()
            raise

    def close(self):
        try:
            self._send("DELETE", f"/session/{self.session}")
        finally:
            self.driver.terminate()
            self.driver.wait()

    def _wait_for_driver(self):
        for _ in range(200):
            try:
                if self._send("GET", "/status")["ready"]:
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("chromedriver does not answer")

    def _send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data=data, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def _command(self, path, body=None):
        return self._send("POST", f"/session/{self.session}/{path}", body or {})

    def open(self, url):
        self._command("url", {"url": url})

    def run(self, script, *arguments):
        """Runs a function body in the page; it may return a value."""
        return self._command("execute/sync", {"script": script, "args": list(arguments)})

    def wait_until(self, script):
        """Fails after ten seconds without a true value."""
        for _ in range(100):
            if self.run(script):
                return
            time.sleep(0.1)
        raise AssertionError(f"never true: {script}")

    def find(self, selector):
        return self._command("element", {"using": "css selector", "value": selector})

    def click(self, element):
        self._command(f"element/{element[ELEMENT]}/click")

    def type(self, element, text):
        self._command(f"element/{element[ELEMENT]}/value", {"text": text})

    def press(self, key):
        """To whatever has the focus."""
        value = KEYS[key]
        self._command("actions", {"actions": [{"type": "key", "id": "keyboard", "actions": [
            {"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]}]})

    def developer(self, command, **parameters):
        """A command of the Chrome DevTools protocol."""
        return self._command("goog/cdp/execute", {"cmd": command, "params": parameters})

    def resize(self, width, height):
        self.developer("Emulation.setDeviceMetricsOverride", width=width, height=height,
                       deviceScaleFactor=1, mobile=False)

    def prefer(self, scheme):
        self.developer("Emulation.setEmulatedMedia",
                       features=[{"name": "prefers-color-scheme", "value": scheme}])

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self._send("GET", f"/session/{self.session}/screenshot")))

    def log(self, kind):
        """What was logged since the last call."""
        return self._command("se/log", {"type": kind})
