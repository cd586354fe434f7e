package dev.costtracker.api.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One tab of a Chromium that is told what to do over its own protocol, and tells what it did not want to do.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class Tab implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final Process browser;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    private Tab(Process browser, URI browserSocket) {
        this.browser = browser;
        this.socket = http.newWebSocketBuilder()
                .buildAsync(page(browserSocket), new Receiver())
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        for (var domain : List.of("Page", "Runtime", "Log", "Audits", "Network")) {
            tell(domain + ".enable", Map.of());
        }
    }

    /**
     * Opens one.
     *
     * @param command what starts a Chromium without a screen
     * @param profile an empty folder for it to use
     */
    static Tab open(List<String> command, Path profile) throws IOException {
        var all = new ArrayList<>(command);
        all.add("--remote-debugging-port=0");
        all.add("about:blank");
        var browser = new ProcessBuilder(all)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        try {
            return new Tab(browser, socket(browser, profile.resolve("log")));
        } catch (IOException | RuntimeException e) {
            browser.destroyForcibly();
            throw e;
        }
    }

    /** Where it listens, as it says when it does. */
    private static URI socket(Process browser, Path log) throws IOException {
        var begin = System.nanoTime();
        while (browser.isAlive()
                && System.nanoTime() - begin < Duration.ofSeconds(LIMIT_SECONDS).toNanos()) {
            for (var line : Files.readAllLines(log)) {
                if (line.contains("ws://")) {
                    return URI.create(line.substring(line.indexOf("ws://")).strip());
                }
            }
            Thread.onSpinWait();
        }
        throw new IOException("Chromium does not listen: " + Files.readString(log));
    }

    /** The socket of the tab that is there from the beginning. */
    private URI page(URI browserSocket) {
        try {
            var list = HttpRequest.newBuilder(URI.create("http://" + browserSocket.getAuthority() + "/json/list"))
                    .build();
            var tabs = http.send(list, BodyHandlers.ofString());
            for (var tab : JsonMapper.shared().readTree(tabs.body())) {
                if (tab.path("type").asString("").equals("page")) {
                    return URI.create(tab.get("webSocketDebuggerUrl").asString());
                }
            }
            throw new IllegalStateException("there is no tab: " + tabs.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Has it do something, and waits for the answer. */
    JsonNode tell(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        socket.sendText(
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
                        true)
                .join();
        return answer.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Goes to a page and waits until it is there. */
    void show(String url) {
        loaded = new CompletableFuture<>();
        tell("Page.navigate", Map.of("url", url));
        awaitPage();
    }

    /** Does something in the page that leads to another one, and waits until that is there. */
    void leave(String script) {
        loaded = new CompletableFuture<>();
        ask(script);
        awaitPage();
    }

    private void awaitPage() {
        loaded.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** What an expression in the page comes to, as text. */
    String ask(String script) {
        return tell("Runtime.evaluate", Map.of("expression", script, "returnByValue", true))
                .at("/result/value")
                .asString("");
    }

    /** How the page looks. */
    byte[] picture() {
        return Base64.getDecoder()
                .decode(tell("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asString());
    }

    /** Dialogs that a page opened, what its policy kept it from, and errors. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Returns once nothing of it writes to its profile any more. */
    @Override
    public void close() {
        var all = Stream.concat(Stream.of(browser.toHandle()), browser.descendants())
                .toList();
        var unused = socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true);
        for (var process : all) {
            try {
                process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
            } catch (CompletionException e) { // it does not want to
                process.destroyForcibly();
            }
        }
        socket.abort();
        http.shutdownNow();
    }

    /** Takes what the tab says. */
    private final class Receiver implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(JsonMapper.shared().readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void complain(JsonNode message, String at, String value) {
            if (message.at(at).asString("").equals(value)) {
                complaints.add(message.toString());
            }
        }

        private void take(JsonNode message) {
            if (message.has("id")) {
                var answer = waiting.remove(message.get("id").asInt());
                if (answer != null) {
                    answer.complete(message.path("result"));
                }
                return;
            }
            switch (message.path("method").asString("")) {
                case "Page.loadEventFired" -> loaded.complete(null);
                case "Page.javascriptDialogOpening", "Runtime.exceptionThrown", "Runtime.consoleAPICalled" ->
                    complaints.add(message.toString());
                case "Log.entryAdded" -> complain(message, "/params/entry/level", "error");
                case "Audits.issueAdded" -> complain(message, "/params/issue/code", "ContentSecurityPolicyIssue");
                default -> {}
            }
        }
    }
}
