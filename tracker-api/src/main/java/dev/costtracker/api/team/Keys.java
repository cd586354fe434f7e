package dev.costtracker.api.team;

import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.TeamId;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** Tells who sends a key: the administrator, whose key no event knows, or the owner of one that was issued. */
public final class Keys {

    private final byte[] adminHash;
    private final Directory directory;
    private final Clock clock;

    Keys(byte[] adminHash, Directory directory, Clock clock) {
        this.adminHash = adminHash.clone();
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The hash of a text that no longer is the same once there is another administrator's key: no event tells of that.
     *
     * @return the SHA-256 in hexadecimal
     */
    public String boundToAdministrator(String text) {
        return hex(ApiKey.hash(text + '.' + hex(adminHash)));
    }

    /** The SHA-256 of a text, in hexadecimal. */
    public static String hash(String text) {
        return hex(ApiKey.hash(text));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Who the holder of this key is, in the team that it is for. */
    public Optional<Caller> caller(String key) {
        var hash = ApiKey.hash(key);
        return MessageDigest.isEqual(hash, adminHash)
                ? directory.administrator(TeamId.DEFAULT)
                : directory.holder(hex(hash), clock.instant());
    }
}
