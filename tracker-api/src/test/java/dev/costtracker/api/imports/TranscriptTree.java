package dev.costtracker.api.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Makes a tree of transcripts for measurements, and writes beside it what is truly in it.
 *
 * <p>The sizes of files follow a real installation of 1.2 GiB: median 105 kB, 95th percentile 1.5 MB, largest 87 MB. In
 * them are growing answers (several lines for each), tool results with much text, sub-agents in files of their own, sessions
 * that repeat the session they resume, side chains that replay with another request id, synthetic messages, and malformed
 * lines.
 *
 * <p>Needs nothing but the JDK: {@code java TranscriptTree.java FOLDER MEGABYTES SEED} writes {@code FOLDER/projects} and
 * {@code FOLDER/truth.json}.
 */
final class TranscriptTree {

    private static final int MEGABYTE = 1 << 20;
    private static final int LARGEST_FILE = 87 * MEGABYTE;
    private static final double MEDIAN_FILE = 105_000;
    private static final double SPREAD = 1.62;
    private static final int PROJECTS = 24;
    private static final Instant FIRST_DAY = Instant.parse("2026-08-03T07:00:00Z");
    private static final List<String> MODELS =
            List.of("claude-opus-4-5-20251101", "claude-sonnet-4-5-20250929", "claude-opus-4-5-20251101");
    private static final String SYNTHETIC = "<synthetic>";
    private static final String SMALL_MODEL = "claude-haiku-4-5-20251001";
    private static final List<String> OTHER_LINES = List.of(
            "{\"type\":\"file-history-snapshot\",\"messageId\":\"%s\",\"snapshot\":{\"trackedFileBackups\":{}},\"isSnapshotUpdate\":false}",
            "{\"type\":\"summary\",\"summary\":\"A summary of what was said\",\"leafUuid\":\"%s\"}",
            "{\"type\":\"queue-operation\",\"operation\":\"enqueue\",\"uuid\":\"%s\"}");

    private final Path projects;
    private final Random random;
    private final List<String> texts = new ArrayList<>();
    private final Truth truth = new Truth();
    private long written;

    private TranscriptTree(Path projects, long seed) {
        this.projects = projects;
        this.random = new Random(seed);
        for (var i = 0; i < 2000; i++) {
            texts.add(text(40 + random.nextInt(400)));
        }
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var truth = write(folder, Long.parseLong(arguments[1]) * MEGABYTE, Long.parseLong(arguments[2]));
        System.out.println(truth.json());
    }

    /** Writes a tree of about so many bytes below the folder. */
    static Truth write(Path folder, long bytes, long seed) throws IOException {
        var tree = new TranscriptTree(Files.createDirectories(folder.resolve("projects")), seed);
        for (var number = 0; tree.written < bytes; number++) {
            tree.session(number, tree.size(bytes - tree.written));
        }
        Files.writeString(folder.resolve("truth.json"), tree.truth.json());
        return tree.truth;
    }

    private long size(long atMost) {
        var drawn = (long) (MEDIAN_FILE * Math.exp(SPREAD * random.nextGaussian()));
        return Math.max(2_000, Math.min(Math.min(drawn, LARGEST_FILE), atMost));
    }

    private void session(int number, long size) throws IOException {
        var project = "app-" + random.nextInt(PROJECTS);
        var folder = Files.createDirectories(projects.resolve("-home-dev-src-" + project));
        var session = new Session(uuid(), "/home/dev/src/" + project, FIRST_DAY.plusSeconds(number * 1_800L));
        truth.sessions++;
        var lines = file(folder.resolve(session.id + ".jsonl"), session, size, false, List.of());
        if (random.nextInt(5) == 0) {
            var agents = Files.createDirectories(folder.resolve(session.id).resolve("subagents"));
            for (var i = 1 + random.nextInt(3); i > 0; i--) {
                var agent = agents.resolve("agent-" + uuid().substring(0, 8) + ".jsonl");
                file(agent, session, size(size), true, List.of());
            }
        }
        if (random.nextInt(20) == 0) {
            var resumed = new Session(uuid(), session.cwd, session.now.plusSeconds(60));
            truth.sessions++;
            var repeated = lines.stream()
                    .map(line -> line.replace(session.id, resumed.id))
                    .toList();
            file(folder.resolve(resumed.id + ".jsonl"), resumed, size(size), false, repeated);
        }
    }

    /** Writes one file; returns its first lines, for a session that resumes it. */
    private List<String> file(Path path, Session session, long size, boolean sideChain, List<String> repeated)
            throws IOException {
        truth.files++;
        var kept = new ArrayList<String>();
        try (var out = Files.newBufferedWriter(path)) {
            for (var line : repeated) {
                write(out, line);
            }
            var start = written;
            do {
                for (var line : turn(session, sideChain)) {
                    write(out, line);
                    if (kept.size() < 200) {
                        kept.add(line);
                    }
                }
                if (random.nextInt(400) == 0) {
                    malformed(out, session);
                }
            } while (written - start < size);
        }
        return kept;
    }

    private void malformed(BufferedWriter out, Session session) throws IOException {
        var line = line(session, "user", false, "\"message\":{\"role\":\"user\",\"content\":\"" + text() + "\"}");
        truth.malformedLines++;
        write(out, random.nextBoolean() ? line.substring(0, line.length() / 2) : "[" + line + "]");
    }

    private void write(Writer out, String line) throws IOException {
        out.write(line);
        out.write('\n');
        truth.lines++;
        truth.synthetic += line.contains(SYNTHETIC) ? 1 : 0;
        written += line.length() + 1L;
    }

    /** A prompt or tool result, and the answer to it in its growing copies. */
    private List<String> turn(Session session, boolean sideChain) {
        var lines = new ArrayList<String>();
        session.now = session.now.plusMillis(2_000 + random.nextInt(20_000));
        lines.add(line(session, "user", sideChain, toolResult()));
        if (random.nextInt(12) == 0) {
            lines.add(OTHER_LINES.get(random.nextInt(OTHER_LINES.size())).formatted(uuid()));
        }
        if (random.nextInt(300) == 0) {
            lines.add(line(session, "assistant", sideChain, message(uuid(), SYNTHETIC, "[]", usage(0, 0, 0, 0, 0))));
        }
        lines.addAll(answer(session, sideChain));
        return lines;
    }

    private List<String> answer(Session session, boolean sideChain) {
        var lines = new ArrayList<String>();
        var id = "msg_01" + token(22);
        var request = ",\"requestId\":\"req_011" + token(21) + "\"";
        var model = sideChain ? SMALL_MODEL : MODELS.get(random.nextInt(MODELS.size()));
        var input = 1 + random.nextInt(12);
        var write5m = random.nextInt(4) == 0 ? 0 : random.nextInt(9_000);
        var write1h = random.nextInt(3) == 0 ? random.nextInt(3_000) : 0;
        var read = 12_000 + random.nextInt(120_000);
        var copies = 1 + random.nextInt(3);
        var output = 1 + random.nextInt(8);
        for (var copy = 1; copy <= copies; copy++) {
            session.now = session.now.plusMillis(300 + random.nextInt(3_000));
            output = copy < copies ? output : output + random.nextInt(1_500);
            var usage = usage(input, write5m, write1h, read, output);
            lines.add(line(session, "assistant", sideChain, message(id, model, content(copy), usage) + request));
        }
        if (!sideChain && random.nextInt(150) == 0) {
            var replayed = ",\"requestId\":\"req_011" + token(21) + "\"";
            var usage = usage(input, write5m, write1h, read, output);
            lines.add(line(session, "assistant", true, message(id, model, content(1), usage) + replayed));
        }
        truth.answer(input, write5m, write1h, read, output);
        return lines;
    }

    private static String message(String id, String model, String content, String usage) {
        return "\"message\":{\"model\":\"%s\",\"id\":\"%s\",\"type\":\"message\",\"role\":\"assistant\",\"content\":%s,\"stop_reason\":null,\"stop_sequence\":null,\"usage\":%s}"
                .formatted(model, id, content, usage);
    }

    private static String usage(int input, int write5m, int write1h, int read, int output) {
        return ("{\"input_tokens\":%d,\"cache_creation_input_tokens\":%d,\"cache_read_input_tokens\":%d,"
                        + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":%d,\"ephemeral_1h_input_tokens\":%d},"
                        + "\"output_tokens\":%d,\"service_tier\":\"standard\",\"inference_geo\":\"not_available\"}")
                .formatted(input, write5m + write1h, read, write5m, write1h, output);
    }

    private String content(int copy) {
        return switch (copy) {
            case 1 -> "[{\"type\":\"text\",\"text\":\"" + text() + "\"}]";
            case 2 ->
                "[{\"type\":\"thinking\",\"thinking\":\"" + text() + text() + "\",\"signature\":\"" + token(300)
                        + "\"}]";
            default ->
                "[{\"type\":\"tool_use\",\"id\":\"toolu_01" + token(22)
                        + "\",\"name\":\"Bash\",\"input\":{\"command\":\"" + text() + "\",\"description\":\"" + text()
                        + "\"}}]";
        };
    }

    /** Most results are short; a few are whole files, and the client writes each of them twice. */
    private String toolResult() {
        var content = new StringBuilder();
        var length = (long) (900 * Math.exp(1.5 * random.nextGaussian()));
        while (content.length() < Math.min(length, 200_000)) {
            content.append(text());
        }
        return ("\"message\":{\"role\":\"user\",\"content\":[{\"tool_use_id\":\"toolu_01%s\",\"type\":\"tool_result\","
                        + "\"content\":\"%s\",\"is_error\":false}]},\"toolUseResult\":{\"stdout\":\"%s\",\"stderr\":\"\","
                        + "\"interrupted\":false,\"isImage\":false}")
                .formatted(token(22), content, content);
    }

    private String line(Session session, String type, boolean sideChain, String rest) {
        return ("{\"parentUuid\":\"%s\",\"isSidechain\":%s,\"userType\":\"external\",\"cwd\":\"%s\",\"sessionId\":\"%s\","
                        + "\"version\":\"2.0.76\",\"gitBranch\":\"main\",\"type\":\"%s\",\"uuid\":\"%s\",\"timestamp\":\"%s\",%s}")
                .formatted(uuid(), sideChain, session.cwd, session.id, type, uuid(), millis(session.now), rest);
    }

    private static String millis(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli()).plusNanos(1).toString().replaceFirst("\\d{6}Z$", "Z");
    }

    private String text() {
        return texts.get(random.nextInt(texts.size()));
    }

    private String text(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(token(2 + random.nextInt(8)));
            text.append(
                    switch (random.nextInt(30)) {
                        case 0, 1, 2 -> "\\n";
                        case 3 -> "\\\"";
                        case 4 -> "\\t";
                        case 5 -> "é";
                        case 6 -> "→";
                        default -> " ";
                    });
        }
        return text.toString();
    }

    private String token(int length) {
        var token = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            token.append("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789".charAt(random.nextInt(58)));
        }
        return token.toString();
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** A session that is being written. */
    private static final class Session {

        private final String id;
        private final String cwd;
        private Instant now;

        Session(String id, String cwd, Instant start) {
            this.id = id;
            this.cwd = cwd;
            this.now = start;
        }
    }

    /** What is truly in the tree. */
    static final class Truth {

        long files;
        long lines;
        long malformedLines;
        long sessions;
        long synthetic;
        long interactions;
        long input;
        long cacheWrite5m;
        long cacheWrite1h;
        long cacheRead;
        long output;

        private void answer(int answerInput, int write5m, int write1h, int read, int answerOutput) {
            interactions++;
            input += answerInput;
            cacheWrite5m += write5m;
            cacheWrite1h += write1h;
            cacheRead += read;
            output += answerOutput;
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"files\":%d,\"lines\":%d,\"malformedLines\":%d,\"sessions\":%d,\"synthetic\":%d,\"interactions\":%d,"
                            + "\"tokens\":{\"input\":%d,\"cacheWrite5m\":%d,\"cacheWrite1h\":%d,\"cacheRead\":%d,\"output\":%d}}",
                    files,
                    lines,
                    malformedLines,
                    sessions,
                    synthetic,
                    interactions,
                    input,
                    cacheWrite5m,
                    cacheWrite1h,
                    cacheRead,
                    output);
        }
    }
}
