package dev.costtracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** This server's own address, as whoever sent a request knows it; a proxy's word counts where it is one that is named. */
public final class Origin {

    private Origin() {}

    /** Scheme, host and port as a browser writes them: without the port that a scheme has by default. */
    public static String of(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return (request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port))
                .toLowerCase(Locale.ROOT);
    }
}
