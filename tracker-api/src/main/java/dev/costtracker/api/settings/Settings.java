package dev.costtracker.api.settings;

import dev.costtracker.core.OwnerOnly;
import dev.costtracker.core.eventlog.MongoEventLog;
import dev.costtracker.core.eventlog.NodeAddress;
import dev.costtracker.core.eventlog.UnfitStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * What the operator has set.
 *
 * @param data the folder that everything is kept in that is not in a database; it exists and can be written
 * @param port the port to listen on; 0 for a free one
 * @param managementAddress the address of this machine, or all of them ({@code 0.0.0.0}), that health is at
 * @param managementPort the port of health; 0 for a free one
 * @param zone the time zone of days where a team has none of its own
 * @param adminKey the administrator's key; null if the server makes one
 * @param mongodbUri the database that the log is kept in; null if that is in the data folder
 * @param mongodbStandalone whether a database outside of a replica set will do
 * @param nodeAddress where other servers on the same database reach this one
 * @param rateLimit requests a second for each key; 0 for no limit
 * @param addressLimit requests a second without a valid key for each address; 0 for no limit
 * @param metricsProjects how many projects of a team metrics name, the first ones; the others are summed up
 * @param tls what connections are encrypted with; null if they are not
 * @param trustedProxies who is believed about what a client asked for
 * @param oidc whose accounts people may sign in with; null if there is only the key
 */
public record Settings(
        Path data,
        int port,
        InetAddress managementAddress,
        int managementPort,
        ZoneId zone,
        @Nullable String adminKey,
        @Nullable String mongodbUri,
        boolean mongodbStandalone,
        NodeAddress nodeAddress,
        int rateLimit,
        int addressLimit,
        int metricsProjects,
        @Nullable Tls tls,
        TrustedProxies trustedProxies,
        @Nullable Oidc oidc) {

    private static final int STRONG = 32;

    private static final int VARIED = 10;

    /**
     * Reads and checks all of them, and creates the data folder.
     *
     * @throws InvalidSetting at the first one that is wrong
     */
    static Settings read(PropertyResolver properties) {
        int port = port("TRACKER_PORT", value(properties, "tracker.port", "8080"));
        return new Settings(
                data(value(properties, "tracker.data", "./data")),
                port,
                managementAddress(value(properties, "tracker.management-address", "127.0.0.1")),
                managementPort(value(properties, "tracker.management-port", "8081"), port),
                zone(value(properties, "tracker.zone", "UTC")),
                adminKey(properties.getProperty("tracker.admin-key", "")),
                mongodbUri(properties.getProperty("tracker.mongodb-uri", "")),
                mongodbStandalone(value(properties, "tracker.mongodb-standalone", "false")),
                nodeAddress(properties.getProperty("tracker.node-address", "")),
                perSecond(
                        "TRACKER_RATE_LIMIT",
                        value(properties, "tracker.rate-limit", "500"),
                        "requests a second for each key"),
                perSecond(
                        "TRACKER_ADDRESS_LIMIT",
                        value(properties, "tracker.address-limit", "10"),
                        "requests a second without a valid key for each address"),
                metricsProjects(value(properties, "tracker.metrics-projects", "200")),
                Tls.read(properties),
                TrustedProxies.read(properties),
                Oidc.read(properties));
    }

    // Compose files hand on what is not set as an empty value.
    private static String value(PropertyResolver properties, String name, String otherwise) {
        var value = properties.getProperty(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    private static Path data(String value) {
        try {
            var folder = Path.of(value).toAbsolutePath().normalize();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OwnerOnly.folder(folder));
            }
            if (Files.isWritable(folder)) {
                return folder;
            }
        } catch (InvalidPathException | IOException e) {
            throw new InvalidSetting("TRACKER_DATA", value, "a folder that exists or can be created");
        }
        throw new InvalidSetting("TRACKER_DATA", value, "a folder that can be written");
    }

    private static int port(String name, String value) {
        if (value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535) {
            return Integer.parseInt(value);
        }
        throw new InvalidSetting(name, value, "a port from 1 to 65535, or 0 for a free one");
    }

    /** An address, not a name, which others could change. */
    private static InetAddress managementAddress(String value) {
        try {
            var address = InetAddress.ofLiteral(value);
            if (address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null) {
                return address;
            }
        } catch (IllegalArgumentException | SocketException e) {
            // not an address, or none that can be looked for
        }
        throw new InvalidSetting(
                "TRACKER_MANAGEMENT_ADDRESS",
                value,
                "an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them");
    }

    private static int managementPort(String value, int other) {
        int port = port("TRACKER_MANAGEMENT_PORT", value);
        if (port != 0 && port == other) {
            throw new InvalidSetting("TRACKER_MANAGEMENT_PORT", value, "another port than TRACKER_PORT");
        }
        return port;
    }

    private static ZoneId zone(String value) {
        return Zones.named(value)
                .orElseThrow(() -> new InvalidSetting(
                        "TRACKER_ZONE", value, "an IANA time zone such as UTC, Europe/Berlin or America/New_York"));
    }

    private static @Nullable String adminKey(String value) {
        if (value.isEmpty()) {
            return null;
        }
        if (value.matches("[!-~]{" + STRONG + ",200}")
                && value.chars().distinct().count() >= VARIED) {
            return value;
        }
        throw new InvalidSetting(
                "TRACKER_ADMIN_KEY",
                null,
                "%d to 200 visible ASCII characters without spaces, at least %d different ones"
                        .formatted(STRONG, VARIED));
    }

    private static @Nullable String mongodbUri(String value) {
        if (value.isEmpty()) {
            return null;
        }
        try {
            MongoEventLog.check(value);
            return value;
        } catch (UnfitStore e) {
            throw new InvalidSetting(
                    "TRACKER_MONGODB_URI",
                    null,
                    "such as mongodb://host1,host2,host3/tracker?replicaSet=rs0 (%s)".formatted(e.getMessage()));
        }
    }

    private static NodeAddress nodeAddress(String value) {
        if (value.isEmpty()) {
            return NodeAddress.ANY;
        }
        try {
            return NodeAddress.parse(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(
                    "TRACKER_NODE_ADDRESS", value, "host:port as other servers reach this one, such as 10.0.0.5:7000");
        }
    }

    private static int perSecond(String name, String value, String meaning) {
        if (value.matches("[0-9]{1,7}")) {
            return Integer.parseInt(value);
        }
        throw new InvalidSetting(name, value, meaning + ", 1 to 9999999, or 0 for no limit");
    }

    private static int metricsProjects(String value) {
        if (value.matches("[0-9]{1,5}")) {
            return Integer.parseInt(value);
        }
        throw new InvalidSetting(
                "TRACKER_METRICS_PROJECTS", value, "how many projects of a team metrics name, 0 to 99999");
    }

    private static boolean mongodbStandalone(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSetting("TRACKER_MONGODB_STANDALONE", value, "true or false");
        };
    }
}
