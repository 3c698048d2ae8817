import Foundation

/// What is measured inside a browser. Python, since Playwright is; it prints lists of samples as JSON, in milliseconds where nothing else is said.
enum BrowserProgram {
    static func write(to folder: String) throws -> String {
        let path = "\(folder)/room.py"
        try source.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private static let source = #"""
        import http.client, json, random, signal, socket, subprocess, sys, threading, time
        from playwright.sync_api import sync_playwright

        CHROMIUM, SIGNALBOX, WORKSPACE, FIRST, END, WHAT = sys.argv[1:7]
        REST = sys.argv[7:]
        LANES = range(int(FIRST), int(END))

        class Socket(http.client.HTTPConnection):
            def __init__(self):
                super().__init__("localhost")

            def connect(self):
                self.sock = socket.socket(socket.AF_UNIX)
                self.sock.connect(WORKSPACE + "/.signalbox/run/socket")

        def pause(lane, paused):
            connection = Socket()
            connection.request("POST", "/api/v1/pause", json.dumps({"lane": "L-%d" % lane, "paused": paused}),
                               {"Content-Type": "application/json", "X-Signalbox-Operator": "bench"})
            answer = connection.getresponse()
            text = answer.read()
            connection.close()
            if answer.status != 200:
                raise SystemExit("pause was answered: %d %s" % (answer.status, text[:300]))

        def enter(browser):
            link = subprocess.run([SIGNALBOX, "web", "-q", "--workspace", WORKSPACE], check=True, capture_output=True, text=True).stdout.strip()
            context = browser.new_context(viewport={"width": 1400, "height": 900})
            context.set_default_timeout(120_000)
            page = context.new_page()
            base = link.split("/enter")[0]
            page.goto(link)
            page.wait_for_url(base + "/")
            live(page)
            return context, page, base

        def live(page):
            page.wait_for_selector('body[data-ready] #live[data-state="live"]')

        def heap(page):
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable")
            session.send("HeapProfiler.collectGarbage")
            metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
            session.detach()
            return metrics["JSHeapUsedSize"] / (1 << 20), metrics["Nodes"]

        PAINTS = """() => new Promise((done) => {
          const found = {};
          new PerformanceObserver((list) => { for (const entry of list.getEntries()) found.largest = entry.startTime; })
            .observe({ type: "largest-contentful-paint", buffered: true });
          setTimeout(() => {
            found.first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
            found.answer = performance.getEntriesByType("navigation")[0].responseEnd;
            done(found);
          }, 300);
        })"""

        def opening(context, address, out, name):
            page = context.new_page()
            page.goto(address)
            live(page)
            paints = page.evaluate(PAINTS)
            for key in ("answer", "first", "largest"):
                out.setdefault(name + " " + key, []).append(paints[key])
            used, nodes = heap(page)
            out.setdefault(name + " heap", []).append(used)
            out.setdefault(name + " nodes", []).append(nodes)
            return page

        # Frames and long tasks for a while, with or without scrolling up and down.
        FLUID = """({ time, scroll }) => new Promise((done) => {
          const frames = [], tasks = [];
          const observer = new PerformanceObserver((list) => { for (const entry of list.getEntries()) tasks.push(entry.duration); });
          observer.observe({ type: "longtask" });
          const begin = performance.now();
          let last = begin, down = 1;
          const frame = () => {
            const now = performance.now();
            frames.push(now - last);
            last = now;
            if (scroll) {
              const before = scrollY;
              scrollBy(0, down * 120);
              if (scrollY === before) down = -down;
            }
            if (now - begin < time) requestAnimationFrame(frame);
            else setTimeout(() => { observer.disconnect(); done({ frames: frames.slice(1), tasks }); }, 100);
          };
          requestAnimationFrame(frame);
        })"""

        def fluid(page, out, name, scroll, seconds=5):
            found = page.evaluate(FLUID, {"time": seconds * 1000, "scroll": scroll})
            out[name + " frames"] = found["frames"]
            out[name + " tasks"] = found["tasks"] or [0]

        class Events:
            """Something happens to a lane several times a second, until it is left."""

            def __init__(self, per_second):
                self.wait, self.over = 1 / per_second, threading.Event()

            def __enter__(self):
                self.thread = threading.Thread(target=self.run)
                self.thread.start()

            def run(self):
                held, lanes = False, random.Random(3)
                while not self.over.wait(self.wait):
                    lane = lanes.choice(LANES) if not held else lane
                    held = not held
                    pause(lane, held)
                if held:
                    pause(lane, False)

            def __exit__(self, *_):
                self.over.set()
                self.thread.join()

        WATCH = """() => {
          window.wanted = null;
          const clock = () => performance.timeOrigin + performance.now();
          document.addEventListener("signalbox-event", ({ detail }) => {
            const lane = detail.event.lane;
            if (window.wanted && lane?.id === window.wanted.lane && !window.wanted.recorded) {
              window.wanted.recorded = detail.time;
              window.wanted.heard = clock();
            }
          });
          new MutationObserver(() => {
            const wanted = window.wanted;
            if (!wanted || wanted.shown || !wanted.recorded) return;
            const row = document.getElementById(`row-${wanted.lane}`);
            if (!row || row.classList.contains("paused") !== wanted.paused) return;
            wanted.shown = clock();
            requestAnimationFrame(() => setTimeout(() => { wanted.painted = clock(); }, 0));
          }).observe(document.getElementById("groups"), { subtree: true, childList: true, attributes: true });
        }"""

        PAINTED = """() => new Promise((done) => {
          const look = () => { if (window.wanted.painted) done(window.wanted); else setTimeout(look, 10); };
          look();
        })"""

        def latency(page, out, name, count):
            page.evaluate(WATCH)
            choose = random.Random(5)
            for number in range(count):
                lane = choose.choice(LANES)
                for paused in (True, False):
                    time.sleep(choose.uniform(0.05, 0.4))
                    page.evaluate("(wanted) => { window.wanted = wanted; }", {"lane": "L-%d" % lane, "paused": paused})
                    asked = time.time() * 1000
                    pause(lane, paused)
                    found = page.evaluate(PAINTED)
                    for key, value in (("heard", found["heard"] - found["recorded"]), ("shown", found["shown"] - found["recorded"]),
                                       ("painted", found["painted"] - found["recorded"]), ("call", found["shown"] - asked)):
                        out.setdefault(name + " " + key, []).append(value)

        def board(browser, count):
            out = {}
            context, page, base = enter(browser)
            for number in range(4):
                if number:
                    page.close()
                page = opening(context, base + "/", out, "board")
            fluid(page, out, "quiet", scroll=True)
            latency(page, out, "alone", count)
            with Events(10):
                latency(page, out, "busy", count)
                fluid(page, out, "busy", scroll=True)
            return out

        def inspection(browser, lane, count):
            out = {}
            context, page, base = enter(browser)
            # The board's own work is not what is measured here.
            for number in range(count + 1):
                old = page
                page = opening(context, base + "/lanes/%s/inspect" % lane, out, "page")
                old.close()
            # The first pays for scripts and styles that the browser keeps.
            for values in out.values():
                values.pop(0)
            found = page.evaluate("""async () => {
              const frames = [];
              let last = performance.now(), still = 0;
              while (still < 20) {
                await new Promise(requestAnimationFrame);
                const now = performance.now();
                frames.push(now - last);
                last = now;
                const before = scrollY;
                scrollBy(0, 1200);
                still = scrollY === before ? still + 1 : 0;
              }
              return frames;
            }""")
            out["scroll frames"] = found
            out["end heap"], out["end nodes"] = [[value] for value in heap(page)]
            return out

        def hold(browser, count):
            kept = [enter(browser) for _ in range(count)]
            print("open", flush=True)
            stop = []
            signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
            while not stop:
                kept[0][1].wait_for_timeout(100)

        with sync_playwright() as playwright:
            # Chromium's own sandbox wants privileges that containers and root do not have; what is loaded is ours.
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
            if WHAT == "board":
                print(json.dumps(board(browser, int(REST[0]))))
            elif WHAT == "inspection":
                print(json.dumps(inspection(browser, REST[0], int(REST[1]))))
            else:
                hold(browser, int(REST[0]))
            browser.close()
        """#
}
