package dev.costtracker.api.settings;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;
import org.springframework.core.env.PropertyResolver;

/**
 * The proxies that are believed when they say, in {@code X-Forwarded-…}, what a client asked them for.
 *
 * @param networks their addresses, such as {@code 10.0.0.7/32} or {@code 10.0.0.0/8}; none if nobody is believed
 */
public record TrustedProxies(List<String> networks) {

    private static final String SETTING = "TRACKER_TRUSTED_PROXIES";

    // No names, which would be looked up, and no short forms.
    private static final Pattern ADDRESS =
            Pattern.compile("([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?");

    /** Nobody is believed. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    static TrustedProxies read(PropertyResolver properties) {
        var value = properties.getProperty("tracker.trusted-proxies", "");
        var networks = Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(network -> !network.isEmpty())
                .toList();
        networks.forEach(network -> check(network, value));
        return new TrustedProxies(
                networks.stream().map(TrustedProxies::withLength).toList());
    }

    private static void check(String network, String value) {
        if (!ADDRESS.matcher(network).matches()) {
            throw wrong(value);
        }
        try {
            new NetMask(network);
        } catch (IllegalArgumentException e) {
            throw wrong(value);
        }
    }

    /** Tomcat takes a list of mere addresses for a regular expression. */
    private static String withLength(String network) {
        return network.contains("/") ? network : network + (network.contains(":") ? "/128" : "/32");
    }

    private static InvalidSetting wrong(String value) {
        return new InvalidSetting(
                SETTING, value, "addresses or networks with commas between, such as 10.0.0.7,fd00::/8");
    }
}
