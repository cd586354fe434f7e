package dev.costtracker.api.team;

import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.TeamId;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** Tells who sends a key: the administrator, whose key no event knows, or the owner of one that was issued. */
final class Keys {

    private final byte[] adminHash;
    private final Directory directory;
    private final Clock clock;

    Keys(byte[] adminHash, Directory directory, Clock clock) {
        this.adminHash = adminHash.clone();
        this.directory = directory;
        this.clock = clock;
    }

    /** Who the holder of this key is, in the team that it is for. */
    Optional<Caller> caller(String key) {
        var hash = ApiKey.hash(key);
        return MessageDigest.isEqual(hash, adminHash)
                ? directory.administrator(TeamId.DEFAULT)
                : directory.holder(HexFormat.of().formatHex(hash), clock.instant());
    }
}
