package dev.costtracker.core.team;

import dev.costtracker.core.vault.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * Take a person into the caller's team.
 *
 * @param chosen whether the caller chose the id, rather than the server
 * @param data name and e-mail; null for those of somebody who is known
 */
public record AddMember(
        Caller caller,
        MemberId member,
        boolean chosen,
        @Nullable Sealed data,
        Role role) implements Authored {}
