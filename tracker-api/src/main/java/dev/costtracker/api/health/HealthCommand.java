package dev.costtracker.api.health;

import dev.costtracker.api.console.Surroundings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code health}: asks the server of this machine whether it takes requests; for supervisors that have no HTTP client. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = "Asks the server of this machine, at TRACKER_MANAGEMENT_ADDRESS and TRACKER_MANAGEMENT_PORT,"
                + " whether it takes requests and its log can be written.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is ready", "1:it is not, or does not answer", "2:wrong usage"})
public final class HealthCommand implements Callable<Integer> {

    private static final int CONNECT_LIMIT_MILLIS = 2_000;
    private static final int ANSWER_LIMIT_MILLIS = 5_000;

    private final Surroundings surroundings;

    /** The command; it has no options. */
    public HealthCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var server = server();
        try {
            int status = status(server);
            if (status == HttpURLConnection.HTTP_OK) {
                surroundings.out().println("ready");
                return 0;
            }
            surroundings.err().println("not ready: " + server + " answers " + status);
        } catch (IOException | IllegalArgumentException e) {
            surroundings.err().println("no answer from " + server + ": " + e.getMessage());
        }
        return 1;
    }

    private String server() {
        var port = setting("TRACKER_MANAGEMENT_PORT", "8081");
        return "http://" + host(setting("TRACKER_MANAGEMENT_ADDRESS", "127.0.0.1")) + ":" + port;
    }

    private String setting(String variable, String otherwise) {
        var value = surroundings.setting(null, variable);
        return value == null ? otherwise : value;
    }

    private static String host(String address) {
        if (address.equals("0.0.0.0") || address.equals("::")) {
            return "localhost";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }

    // Not java.net.http: a process that asks one question should be over soon.
    private static int status(String server) throws IOException {
        var connection = (HttpURLConnection)
                URI.create(server + "/actuator/health/readiness").toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_LIMIT_MILLIS);
        connection.setReadTimeout(ANSWER_LIMIT_MILLIS);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
