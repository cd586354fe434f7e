package dev.costtracker.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.costtracker.core.pricing.Usage;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What goes over the wire, as the API names it; null components are left out. */
final class Wire {

    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final String SOURCE = "claude-code-transcript";

    private Wire() {}

    /** {@code POST /sessions}. */
    record NewSession(String id, String name, String project, Instant startedAt) {}

    /** {@code POST /sessions/{session}/end} and {@code /resume}. */
    record At(Instant at) {}

    /**
     * A session as the tracker has it, as far as it matters.
     *
     * @param endedAt null while it goes on
     */
    record SessionState(@Nullable Instant endedAt) {}

    /** {@code POST /interactions}. */
    record Batch(List<Item> items) {}

    /** One interaction of a batch. */
    record Item(
            String session,
            String id,
            @Nullable List<String> aliases,
            String model,
            Instant occurredAt,
            Usage usage,
            @Nullable String serviceTier,
            @Nullable String speed,
            @Nullable String inferenceGeo,
            @Nullable ServerTools serverTools,
            @Nullable String reportedCost,
            String source,
            String onConflict) {

        static Item of(Answer answer) {
            var request = answer.requestId();
            var terms = answer.terms();
            return new Item(
                    answer.session().id(),
                    answer.id(),
                    request == null ? null : List.of(request),
                    terms.model(),
                    Timestamps.instant(answer.at()),
                    answer.usage(),
                    terms.serviceTier(),
                    terms.speed(),
                    terms.inferenceGeo(),
                    answer.webSearches() == 0 ? null : new ServerTools(answer.webSearches()),
                    answer.reportedCost(),
                    SOURCE,
                    "amend");
        }

        Item withoutAliases() {
            return new Item(
                    session,
                    id,
                    null,
                    model,
                    occurredAt,
                    usage,
                    serviceTier,
                    speed,
                    inferenceGeo,
                    serverTools,
                    reportedCost,
                    source,
                    onConflict);
        }
    }

    /** What the provider's own tools did. */
    record ServerTools(long webSearches) {}

    /** The answer to a batch. */
    record Results(@Nullable List<Result> results) {}

    /**
     * What became of one interaction.
     *
     * @param outcome {@code logged}, {@code duplicate}, {@code amended}, {@code conflict} or {@code refused}
     * @param cost null if there was a problem
     * @param problem null if there was none
     */
    record Result(
            int status,
            @Nullable String outcome,
            @Nullable ItemCost cost,
            @Nullable Problem problem) {}

    /**
     * What one interaction cost.
     *
     * @param amount decimal text in US dollars; null if unpriced
     */
    record ItemCost(@Nullable String status, @Nullable String amount) {}

    /** RFC 9457, as far as it is shown. */
    record Problem(
            @Nullable String title,
            @Nullable String detail,
            @Nullable List<Fault> errors) {

        String text() {
            var faults = Stream.ofNullable(errors)
                    .flatMap(List::stream)
                    .map(Fault::text)
                    .collect(Collectors.joining("; "));
            if (!faults.isEmpty()) {
                return faults;
            }
            return detail != null ? detail : title != null ? title : "no reason given";
        }
    }

    /** What is wrong with one field. */
    record Fault(@Nullable String field, @Nullable String message) {

        /** Which item of which batch it was says nothing to whoever imports. */
        String text() {
            var name = field == null ? "" : field.replaceFirst("^items\\[[0-9]+]\\.?", "");
            return (name + " " + (message == null ? "is refused" : message)).strip();
        }
    }
}
