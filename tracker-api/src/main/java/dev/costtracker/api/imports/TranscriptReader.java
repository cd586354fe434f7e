package dev.costtracker.api.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads one transcript, line by line, into the harvest. */
final class TranscriptReader {

    private static final String SUFFIX = ".jsonl";
    private static final String SUB_AGENTS = "subagents";

    private final LineParser parser;
    private final Harvest harvest;
    private final FileReport report;
    private final @Nullable String home;
    private TranscriptSession session;
    private String sessionText;

    private TranscriptReader(Path file, LineParser parser, Harvest harvest) {
        this.parser = parser;
        this.harvest = harvest;
        this.report = new FileReport(file);
        this.sessionText = sessionOf(file);
        this.session = harvest.session(AnswerId.wellFormed(sessionText));
        this.home = homeOf(file);
    }

    /**
     * Reads a file into the harvest.
     *
     * @param bytesRead told of every block read
     * @throws IOException if the file can't be read to its end; what was read before is in the harvest
     */
    static FileReport read(Path file, LineParser parser, Harvest harvest, LongConsumer bytesRead) throws IOException {
        var reader = new TranscriptReader(file, parser, harvest);
        try (var input = Files.newInputStream(file);
                var lines = new LineStream(input, bytesRead)) {
            while (lines.nextLine()) {
                reader.read(lines);
            }
        }
        return reader.report;
    }

    private void read(LineStream lines) throws IOException {
        var number = lines.number();
        report.line();
        try {
            take(parser.parse(lines));
        } catch (MalformedLineException e) {
            report.malformed(number, e.reason());
        }
    }

    private void take(TranscriptLine line) {
        if (line.session() != null && !line.session().equals(sessionText)) {
            sessionText = line.session();
            session = harvest.session(AnswerId.wellFormed(sessionText));
        }
        var at = line.timestamp() == null ? OptionalLong.empty() : Timestamps.parse(line.timestamp());
        if (at.isPresent()) {
            session.saw(at.getAsLong(), line, home);
        }
        if (line.isAnswer()) {
            switch (AnswerCopy.of(line, session.id(), at)) {
                case AnswerCopy copy -> {
                    if (line.reportedCost() != null && copy.reportedCost() == null) {
                        report.costLeftOut();
                    }
                    harvest.add(copy, session);
                }
                case Skip reason -> report.skipped(reason);
            }
        }
    }

    /** The session of lines that name none: the file's name, or the name of the folder that holds its sub-agents. */
    private static String sessionOf(Path file) {
        var folder = subAgents(file);
        if (folder != null && folder.getParent() != null && folder.getParent().getFileName() != null) {
            return folder.getParent().getFileName().toString();
        }
        var name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && name.length() > SUFFIX.length()
                ? name.substring(0, name.length() - SUFFIX.length())
                : name;
    }

    /** The name of the folder that holds the session's files; null at the root of the file system. */
    private static @Nullable String homeOf(Path file) {
        var subAgents = subAgents(file);
        var session = subAgents == null ? file : subAgents.getParent();
        var home = session == null ? null : session.getParent();
        return home == null || home.getFileName() == null
                ? null
                : home.getFileName().toString();
    }

    private static @Nullable Path subAgents(Path file) {
        for (var folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (folder.getFileName() != null && folder.getFileName().toString().equals(SUB_AGENTS)) {
                return folder;
            }
        }
        return null;
    }
}
