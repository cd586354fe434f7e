package dev.costtracker.api.spend;

import dev.costtracker.api.http.ProblemTypes;
import dev.costtracker.api.http.Reach;
import dev.costtracker.api.settings.Settings;
import dev.costtracker.core.ledger.Ledger;
import dev.costtracker.core.team.Directory;
import dev.costtracker.projections.spend.SpendQueries;
import dev.costtracker.projections.spend.SpendView;
import dev.costtracker.projections.views.MongoViews;
import dev.costtracker.projections.views.SqliteViews;
import dev.costtracker.projections.views.ViewStore;
import dev.costtracker.projections.views.Views;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the stored views where the log is, and makes their questions and problems known. */
@Configuration(proxyBeanMethods = false)
class SpendConfiguration {

    @Bean
    Views views(Settings settings, Ledger ledger) {
        return Views.open(store(settings), ledger, List.of(SpendView.INSTANCE), Views.Settings.USUAL);
    }

    private static ViewStore store(Settings settings) {
        var uri = settings.mongodbUri();
        return uri == null ? SqliteViews.open(settings.data()) : MongoViews.open(uri);
    }

    @Bean
    Reach viewsReach(Views views) {
        return new Reach() {
            @Override
            public long position() {
                return views.position(SpendView.INSTANCE);
            }

            @Override
            public boolean await(long position, Duration limit) {
                return views.awaitPosition(SpendView.INSTANCE, position, limit);
            }
        };
    }

    @Bean
    SpendQueries spendQueries(Views views, Directory directory) {
        return new SpendQueries(views, directory);
    }

    @Bean
    ProblemTypes spendProblemTypes() {
        return new ProblemTypes(SpendProblems.ALL);
    }
}
