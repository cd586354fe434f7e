package dev.costtracker.core.eventlog;

import dev.costtracker.core.needs.Need;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real MongoDB server that is given by its connection string. */
final class GivenServer extends Need {

    private static final String VARIABLE = "TRACKER_TEST_MONGODB_URI";

    /** The server's connection string; empty if none is given. */
    static String uri() {
        return System.getenv().getOrDefault(VARIABLE, "");
    }

    @Override
    protected Optional<Missing> missing(ExtensionContext context) {
        return uri().isEmpty()
                ? Optional.of(
                        new Missing("no MongoDB server is given", VARIABLE + "=mongodb://host:27017 mvn verify", true))
                : Optional.empty();
    }
}
