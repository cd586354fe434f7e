package dev.costtracker.api.login;

import dev.costtracker.api.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser that follows no redirect by itself, and takes secure cookies of this machine as browsers do. */
final class Browser implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestServer server;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(TestServer server) {
        this.server = server;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    boolean isSignedIn() {
        return cookies.containsKey(LoginCookie.NAME);
    }

    HttpResponse<String> get(String path) {
        return get(address(path));
    }

    /** With the cookies that the server has set, and keeping those that it sets. */
    HttpResponse<String> get(URI uri) {
        var request = HttpRequest.newBuilder(uri);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = send(request);
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    /** Leaves for the issuer: where it is sent. */
    URI leave(String path) {
        return location(get(path));
    }

    /** Is somebody at the issuer: where that sends it. */
    URI agree(URI authorization, String account) {
        var basic = Base64.getEncoder()
                .encodeToString((account + ":" + AccountIssuer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var session = send(HttpRequest.newBuilder(authorization.resolve("/")).header("Authorization", "Basic " + basic))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        var back = location(send(HttpRequest.newBuilder(authorization)
                .header("Accept", "text/html")
                .header("Cookie", session.split(";", 2)[0])));
        if (!back.toString().contains("code=")) {
            throw new IllegalStateException("the issuer gave no code: " + back);
        }
        return back;
    }

    /** The whole way. */
    HttpResponse<String> signIn(String account) {
        return get(agree(leave("/login/oidc"), account));
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body())));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
