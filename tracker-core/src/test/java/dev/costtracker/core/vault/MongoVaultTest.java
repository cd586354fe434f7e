package dev.costtracker.core.vault;

import dev.costtracker.core.eventlog.StandIn;
import org.junit.jupiter.api.AfterEach;

/** Over a stand-in for MongoDB. */
class MongoVaultTest extends VaultKit {

    private final StandIn standIn = new StandIn();

    @Override
    Vault open() {
        return MongoVault.open(standIn.uri() + "/tracker");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }
}
