package dev.costtracker.core.eventlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import dev.costtracker.core.eventlog.StoredRecords.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.eventstreaming.Tag;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** Reads records in one session. */
final class MongoReader {

    /** By what records are found besides their position. */
    static final Bson BY_TAG = ascending("tags", "_id");

    static final Bson BY_TIME = ascending("at");

    /** A page ends when it has grown to so many bytes, however few records that is. */
    private static final int PAGE_BYTES = 4 * 1024 * 1024;

    private static final Bson POSITION = include("_id");

    private final MongoCollection<RawBsonDocument> log;
    private final ClientSession session;
    private final Duration limit;

    /**
     * A reader of a collection.
     *
     * @param limit after which the server gives up a read
     */
    MongoReader(MongoCollection<RawBsonDocument> log, ClientSession session, Duration limit) {
        this.log = log;
        this.session = session;
        this.limit = limit;
    }

    Optional<LogRecord> last() {
        return first(log.find(session).sort(descending("_id"))).map(MongoRecord::record);
    }

    long startOfLast(int records) {
        return first(log.find(session).sort(descending("_id")).skip(records - 1).projection(POSITION))
                .map(MongoReader::position)
                .orElse(0L);
    }

    Page records(long from, int limit) {
        return page(log.find(session, gte("_id", startOf(from))), limit);
    }

    /** The index is named, as walking along the positions instead looks cheap to the server and may not be. */
    Page tagged(Set<Tag> tags, long from, long to, int limit) {
        var texts = tags.stream().map(TagText::of).toList();
        var bearers = and(in("tags", texts), gte("_id", startOf(from)), lt("_id", to));
        return page(log.find(session, bearers).hint(BY_TAG), limit);
    }

    /** Where the record begins that holds the position; the position itself if none does. */
    private long startOf(long position) {
        return first(log.find(session, lte("_id", position))
                        .sort(descending("_id"))
                        .projection(include("n")))
                .filter(record -> position(record) + record.getInt32("n").getValue() > position)
                .map(MongoReader::position)
                .orElse(position);
    }

    long firstAfter(long at) {
        return first(log.find(session, gt("at", at)).sort(ascending("at")).projection(POSITION))
                .map(MongoReader::position)
                .orElseGet(() -> last().map(LogRecord::end).orElse(0L));
    }

    private Optional<RawBsonDocument> first(FindIterable<RawBsonDocument> found) {
        return Optional.ofNullable(
                found.maxTime(limit.toMillis(), TimeUnit.MILLISECONDS).first());
    }

    private Page page(FindIterable<RawBsonDocument> found, int most) {
        var records = new ArrayList<LogRecord>();
        int bytes = 0;
        var rising = found.sort(ascending("_id"))
                .limit(most + 1)
                .batchSize(most + 1)
                .maxTime(limit.toMillis(), TimeUnit.MILLISECONDS);
        try (var documents = rising.iterator()) {
            while (documents.hasNext()) {
                var document = documents.next();
                if (records.size() == most || bytes >= PAGE_BYTES) {
                    return new Page(records, position(document));
                }
                records.add(MongoRecord.record(document));
                bytes += document.getByteBuffer().remaining();
            }
        }
        return new Page(records, Page.END);
    }

    private static long position(RawBsonDocument document) {
        return document.getInt64("_id").getValue();
    }
}
