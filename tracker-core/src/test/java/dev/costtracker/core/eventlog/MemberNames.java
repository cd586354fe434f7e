package dev.costtracker.core.eventlog;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/** In the tests' JVM, the names that members of a {@link ReplicaSet} have in their network mean this machine. */
public final class MemberNames extends InetAddressResolverProvider {

    /** Set in the JVM of a member, where the names mean what the network says. */
    static final String INSIDE = "tracker.inside-member";

    private static final String DOMAIN = ".tracker.test";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** The name of the member of a number. */
    static String of(int member) {
        return "member" + member + DOMAIN;
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        var usual = configuration.builtinResolver();
        if (Boolean.getBoolean(INSIDE)) {
            return usual;
        }
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                return host.endsWith(DOMAIN)
                        ? Stream.of(InetAddress.getByAddress(host, LOOPBACK))
                        : usual.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return usual.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "members of a replica set in containers";
    }
}
