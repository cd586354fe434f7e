package dev.costtracker.core.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeAddressTest {

    private static final InetSocketAddress STORE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 27_017);

    @Test
    void isAHostAndAPort() {
        assertThat(NodeAddress.parse("tracker-1.example.org:7000"))
                .isEqualTo(new NodeAddress("tracker-1.example.org", 7000));
        assertThat(NodeAddress.parse("10.0.0.5:65535")).isEqualTo(new NodeAddress("10.0.0.5", 65_535));
        assertThat(NodeAddress.parse("[fd00::5]:7000")).isEqualTo(new NodeAddress("fd00::5", 7000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":", "host", "host:", ":7000", "host:0", "host:65536", "host:x", "fd00::5:7000", "a b:7000"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> NodeAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A store on this machine is shared by processes on this machine, and nobody else needs to get in. */
    @Test
    void isTheOneTowardsTheStoreUnlessItIsGiven() throws Exception {
        try (var listening = NodeAddress.ANY.listen(STORE)) {
            assertThat(listening.getInetAddress().isLoopbackAddress()).isTrue();
            assertThat(NodeAddress.ANY.hostFor(listening))
                    .isEqualTo(listening.getInetAddress().getHostAddress());
            var taken = new NodeAddress("me.example.org", listening.getLocalPort());
            assertThatThrownBy(() -> taken.listen(STORE))
                    .isInstanceOf(AddressUnusable.class)
                    .hasMessageContaining(String.valueOf(listening.getLocalPort()));
        }
        var named = new NodeAddress("me.example.org", 0);
        try (var listening = named.listen(STORE)) {
            assertThat(listening.getInetAddress().isAnyLocalAddress()).isTrue();
            assertThat(named.hostFor(listening)).isEqualTo("me.example.org");
        }
    }
}
