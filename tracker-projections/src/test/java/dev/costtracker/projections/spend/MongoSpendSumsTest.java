package dev.costtracker.projections.spend;

import dev.costtracker.core.eventlog.StandIn;
import dev.costtracker.projections.views.MongoViews;
import dev.costtracker.projections.views.ViewStore;
import org.junit.jupiter.api.AfterEach;

/** On a stand-in for MongoDB. */
class MongoSpendSumsTest extends SpendSumsKit {

    private final StandIn database = new StandIn();

    @Override
    ViewStore open() {
        return MongoViews.open(database.uri() + "/tracker");
    }

    @Override
    boolean isSlow() {
        return true;
    }

    @AfterEach
    void stop() {
        database.close();
    }
}
