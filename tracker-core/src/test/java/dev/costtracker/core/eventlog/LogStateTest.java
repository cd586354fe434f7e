package dev.costtracker.core.eventlog;

import static dev.costtracker.core.eventlog.Samples.CODEC;
import static dev.costtracker.core.eventlog.Samples.noted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.costtracker.core.eventlog.Append.Condition;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log says of itself. */
class LogStateTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void saysWhatItIsIn(@TempDir Path directory) throws Exception {
        try (var log = SqliteEventLog.open(directory, CODEC, Clock.systemUTC())) {
            log.append(Condition.NONE, List.of(noted("a", "x")));
            var file = directory.toRealPath().resolve("log.db");
            assertThat(log.state())
                    .isEqualTo(new LogState("SQLite file " + file, false, 1, 0, true, null, Duration.ZERO, null, null));
        }
    }

    @Test
    void saysWhoLeads() throws Exception {
        try (var standIn = new StandIn();
                var leading = open(standIn.uri());
                var other = open(standIn.uri())) {
            await().atMost(LIMIT).until(() -> leading.state().leading());
            await().atMost(LIMIT).until(() -> other.state().leader() != null);
            assertThat(other.state().leading()).isFalse();
            assertThat(other.state().leader()).matches("127\\.0\\.0\\.1:[0-9]+");
            assertThat(leading.state().leader()).isNull();
            assertThat(leading.state().standalone()).isTrue();
            assertThat(leading.state().store())
                    .isEqualTo("MongoDB database state on " + standIn.uri().replace("mongodb://", ""));
        }
    }

    private static OpenLog open(String uri) {
        return MongoEventLog.open(uri + "/state", true, NodeAddress.ANY, CODEC, Clock.systemUTC());
    }

    /** Its user may not write any more: that is for operators to repair, and until then asked again and again. */
    @Test
    void saysWhyNothingIsWritten() throws Exception {
        try (var standIn = new StandIn();
                var proxy = new FaultProxy(standIn.port());
                var log = open(proxy.uri());
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream.generate(LogStateTest::refusal).limit(40).forEach(proxy::then);
            var caller = callers.submit(() -> log.append(Condition.NONE, List.of(noted("a", "x"))));
            await().atMost(LIMIT).until(() -> !log.state().isUp());
            assertThat(log.state().trouble()).endsWith("error 13 (Unauthorized)");
            proxy.endScript();
            assertThat(caller.get()).isEqualTo(1);
            assertThat(log.state().isUp()).isTrue();
            assertThat(log.state().trouble()).isNull();
        }
    }

    private static Fault refusal() {
        return insert -> insert.answer(insert.message()
                .reply(new BsonDocument("ok", new BsonInt32(0))
                        .append("code", new BsonInt32(13))
                        .append("codeName", new BsonString("Unauthorized"))
                        .append("errmsg", new BsonString("not authorized on state to execute command insert"))));
    }
}
