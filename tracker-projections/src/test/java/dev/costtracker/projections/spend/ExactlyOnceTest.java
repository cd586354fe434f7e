package dev.costtracker.projections.spend;

import dev.costtracker.projections.views.BreakingStandIn;
import dev.costtracker.projections.views.BreakingViews;
import dev.costtracker.projections.views.FoldedView;
import dev.costtracker.projections.views.MongoViews;
import dev.costtracker.projections.views.SqliteViews;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row takes every event once, wherever writing breaks off and whoever writes in between, to the last digit; {@code
 * -Dtracker.histories=1000} tries more.
 */
class ExactlyOnceTest {

    private static final int HISTORIES = Integer.getInteger("tracker.histories", 3);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, HISTORIES);
    }

    private static void check(FoldedView view, RandomSpend history) {
        view.read(SpendView.INSTANCE, snapshot -> {
            SpendRows.check(snapshot, Truth.of(history.log.prefix(snapshot.position())));
            return 0;
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void survivesDyingBeforeATransactionEnds(long seed, @TempDir Path directory) {
        var random = new Random(seed);
        var history = new RandomSpend(random, 400);
        try (var store = SqliteViews.open(directory)) {
            var breaking = new BreakingViews(store);
            var view = FoldedView.begin(breaking, SpendView.INSTANCE);
            while (view.position() < history.log.head()) {
                if (random.nextBoolean()) {
                    breaking.breakAfter(random.nextInt(120));
                }
                boolean unused = view.tryFold(history.log, size(random));
                check(view, history);
            }
        }
    }

    private static int size(Random random) {
        return 1 + random.nextInt(60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void survivesBreakingOffWithoutATransaction(long seed) {
        var random = new Random(seed);
        var history = new RandomSpend(random, 250);
        try (var database = new BreakingStandIn();
                var store = MongoViews.open(database.uri() + "/tracker")) {
            var view = FoldedView.begin(store, SpendView.INSTANCE);
            while (view.position() < history.log.head()) {
                if (random.nextInt(4) > 0) {
                    database.breakAfter(random.nextInt(150));
                }
                boolean unused = view.tryFold(history.log, size(random));
                database.mend();
                check(view, history);
            }
        }
    }

    @Test
    void survivesBreakingOffAfterEachRow() {
        var history = new RandomSpend(new Random(7), 60);
        try (var database = new BreakingStandIn();
                var store = MongoViews.open(database.uri() + "/tracker")) {
            boolean whole = false;
            for (int rows = 0; !whole; rows++) {
                var view = FoldedView.begin(store, SpendView.INSTANCE);
                view.fold(history.log, 30);
                database.breakAfter(rows);
                whole = view.tryFold(history.log, 25);
                database.mend();
                check(view, history);
                view.follow(history.log, () -> 7);
                check(view, history);
                store.drop(view.generation(), SpendView.INSTANCE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void survivesASecondProjector(long seed) {
        var random = new Random(seed);
        var history = new RandomSpend(random, 200);
        try (var database = new BreakingStandIn();
                var one = MongoViews.open(database.uri() + "/tracker");
                var other = MongoViews.open(database.uri() + "/tracker")) {
            var view = FoldedView.begin(one, SpendView.INSTANCE);
            while (view.position() < history.log.head()) {
                var late = view.late(other, history.log, size(random));
                foldOrBreak(database, view, history, random);
                late.takeEffect();
                foldOrBreak(database, view, history, random);
                breakPerhaps(database, random);
                boolean unused = late.write();
                database.mend();
                check(view, history);
            }
        }
    }

    private static void foldOrBreak(BreakingStandIn database, FoldedView view, RandomSpend history, Random random) {
        if (random.nextInt(3) == 0 || view.position() == history.log.head()) {
            return;
        }
        breakPerhaps(database, random);
        boolean unused = view.tryFold(history.log, size(random));
        database.mend();
    }

    private static void breakPerhaps(BreakingStandIn database, Random random) {
        if (random.nextBoolean()) {
            database.breakAfter(random.nextInt(150));
        }
    }
}
