package dev.costtracker.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Secret SECRET = Secret.random();

    private final ServerSocket listening = listen();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void close() throws IOException {
        listening.close();
        threads.close();
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    private Link call(Secret secret, Duration limit) throws IOException {
        return Link.to(address(), secret, limit);
    }

    private Future<Link> answer() {
        return threads.submit(() -> Link.from(listening.accept(), SECRET, LONG));
    }

    private Future<?> run(Callable<?> task) {
        return threads.submit(task);
    }

    @Test
    void carriesMessagesBothWays() throws Exception {
        var answered = answer();
        try (var here = call(SECRET, LONG);
                var there = answered.get()) {
            here.send(bytes("one"));
            here.send(new byte[0]);
            assertThat(there.receive()).isEqualTo(bytes("one"));
            assertThat(there.receive()).isEmpty();
            there.send(bytes("two"));
            assertThat(here.receive()).isEqualTo(bytes("two"));
        }
    }

    @Test
    void carriesTheLargestMessageAndNoLargerOne() throws Exception {
        var answered = answer();
        try (var here = call(SECRET, LONG);
                var there = answered.get()) {
            var largest = new byte[Link.MAX_MESSAGE];
            Arrays.fill(largest, (byte) 7);
            var sent = run(() -> {
                here.send(largest);
                return null;
            });
            assertThat(there.receive()).isEqualTo(largest);
            sent.get();
            assertThatThrownBy(() -> here.send(new byte[Link.MAX_MESSAGE + 1]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesWhoDoesNotKnowTheSecret() {
        var answered = answer();
        assertThatThrownBy(() -> call(Secret.random(), LONG)).isInstanceOf(IOException.class);
        assertThatThrownBy(answered::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not sealed");
    }

    @Test
    void refusesWhoTalksSomethingElse() throws Exception {
        var answered = answer();
        try (var browser = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            browser.getOutputStream().write(bytes("GET / HTTP/1.1\r\nHost: example.org\r\nAccept: */*\r\n\r\n"));
            assertThatThrownBy(answered::get).cause().isInstanceOf(IOException.class);
        }
    }

    @Test
    void givesUpOnWhoSaysNothing() {
        assertThatThrownBy(() -> call(SECRET, SHORT)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void givesUpOnWhoFallsSilent() throws Exception {
        var answered = answer();
        try (var here = call(SECRET, LONG);
                var there = answered.get()) {
            here.waitFor(SHORT);
            assertThatThrownBy(here::receive).isInstanceOf(SocketTimeoutException.class);
            there.waitFor(Duration.ZERO);
        }
    }

    @Test
    void saysWhenTheOtherSideHasHungUp() throws Exception {
        var answered = answer();
        try (var here = call(SECRET, LONG)) {
            answered.get().close();
            assertThatThrownBy(here::receive).isInstanceOf(EOFException.class);
        }
    }

    /** Someone on the way flips a bit, or sends a message again. */
    @Test
    void noticesAMessageThatWasChangedOrComesAgain() throws Exception {
        assertThat(arrives(frame -> new byte[][] {frame})).isTrue();
        assertThat(arrives(frame -> {
                    frame[frame.length - 1] ^= 1;
                    return new byte[][] {frame};
                }))
                .isFalse();
        assertThat(arrives(frame -> new byte[][] {frame, frame})).isFalse();
    }

    /** What someone on the way makes of a frame. */
    @FunctionalInterface
    private interface Meddler {
        byte[][] of(byte[] frame);
    }

    /** Whether two receives succeed after one message and, if need be, another one, went past a meddler. */
    private boolean arrives(Meddler meddler) throws Exception {
        try (var between = listen()) {
            var answered = answer();
            var passing = run(() -> {
                pass(between.accept(), meddler);
                return null;
            });
            try (var here = Link.to(
                            new InetSocketAddress(between.getInetAddress(), between.getLocalPort()), SECRET, LONG);
                    var there = answered.get()) {
                here.send(bytes("first"));
                here.send(bytes("second"));
                return Arrays.equals(there.receive(), bytes("first"))
                        && Arrays.equals(there.receive(), bytes("second"));
            } catch (IOException e) {
                return false;
            } finally {
                passing.cancel(true);
            }
        }
    }

    /** Lets the greetings through, gives the first message to the meddler, and lets the rest through. */
    private void pass(Socket caller, Meddler meddler) throws IOException {
        try (caller;
                var called = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            var back = run(() -> called.getInputStream().transferTo(caller.getOutputStream()));
            var input = new DataInputStream(caller.getInputStream());
            var output = called.getOutputStream();
            output.write(input.readNBytes(32));
            output.write(frame(input));
            for (var frame : meddler.of(frame(input))) {
                output.write(frame);
            }
            input.transferTo(output);
            back.cancel(true);
        }
    }

    private static byte[] frame(DataInputStream input) throws IOException {
        int length = input.readInt();
        var frame = new byte[Integer.BYTES + length];
        for (int i = 0; i < Integer.BYTES; i++) {
            frame[i] = (byte) (length >>> (Byte.SIZE * (Integer.BYTES - 1 - i)));
        }
        input.readFully(frame, Integer.BYTES, length);
        return frame;
    }
}
