package dev.costtracker.api.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds lines of transcripts for tests. */
final class Transcripts {

    private Transcripts() {}

    /** The line of an answer with ten input tokens, in session {@code s1} of {@code /home/me/app}. */
    static AnswerLine answer(String messageId, int output) {
        return new AnswerLine(messageId, output);
    }

    static String prompt(String session, String timestamp, String text) {
        return """
                {"type":"user","sessionId":"%s","cwd":"/home/me/app","gitBranch":"main","timestamp":"%s",\
                "message":{"role":"user","content":"%s"}}""".formatted(session, timestamp, text);
    }

    /** The line of an answer, to be changed before it is written. */
    static final class AnswerLine {

        private final @Nullable String messageId;
        private String session = "s1";
        private String timestamp = "2026-10-01T09:30:00.000Z";
        private String model = "claude-sonnet-4-5-20250929";
        private String usage;
        private boolean sideChain;
        private final List<String> fields = new ArrayList<>();

        private AnswerLine(String messageId, int output) {
            this.messageId = messageId.isEmpty() ? null : messageId;
            this.usage = "\"input_tokens\":10,\"output_tokens\":" + output;
        }

        AnswerLine in(String newSession) {
            session = newSession;
            return this;
        }

        AnswerLine at(String newTimestamp) {
            timestamp = newTimestamp;
            return this;
        }

        AnswerLine by(String newModel) {
            model = newModel;
            return this;
        }

        AnswerLine request(String id) {
            return with("\"requestId\":\"" + id + "\"");
        }

        AnswerLine sideChain() {
            sideChain = true;
            return this;
        }

        /** Adds fields to the line, as JSON. */
        AnswerLine with(String json) {
            fields.add(json);
            return this;
        }

        /** Adds fields to the usage, as JSON. */
        AnswerLine using(String json) {
            usage += "," + json;
            return this;
        }

        @Override
        public String toString() {
            var id = messageId == null ? "" : "\"id\":\"" + messageId + "\",";
            var more = fields.isEmpty() ? "" : "," + String.join(",", fields);
            return """
                    {"type":"assistant","sessionId":"%s","isSidechain":%s,"cwd":"/home/me/app","gitBranch":"main",\
                    "timestamp":"%s","message":{%s"role":"assistant","model":"%s",\
                    "content":[{"type":"text","text":"an answer"}],"usage":{%s}}%s}""".formatted(session, sideChain, timestamp, id, model, usage, more);
        }
    }
}
