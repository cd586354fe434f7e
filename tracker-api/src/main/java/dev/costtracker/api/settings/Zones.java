package dev.costtracker.api.settings;

import java.time.ZoneId;
import java.util.Optional;

/** The time zones in which days may begin: those of the IANA database, by their names. */
public final class Zones {

    /** Java brings some that only it knows. */
    private static final String NOT_IANA = "SystemV/";

    private Zones() {}

    /** The zone of this name; an offset is none, as its days may begin where no day of a zone does. */
    public static Optional<ZoneId> named(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith(NOT_IANA)
                ? Optional.of(ZoneId.of(name))
                : Optional.empty();
    }
}
