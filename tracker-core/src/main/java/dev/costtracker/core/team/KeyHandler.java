package dev.costtracker.core.team;

import dev.costtracker.core.command.Decided;
import dev.costtracker.core.command.Decision;
import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.AccountChange.AccountLinked;
import dev.costtracker.core.team.KeyChange.KeyIssued;
import dev.costtracker.core.team.KeyChange.KeyRevoked;
import dev.costtracker.core.team.KeyChange.KeyUsed;
import dev.costtracker.core.team.TeamRejection.KeyNotFound;
import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import dev.costtracker.core.team.TeamRejection.NotPermitted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides about API keys. */
final class KeyHandler {

    private KeyHandler() {}

    static List<Decision<?, ?, ?>> rules() {
        return List.of(
                new Rule<>(
                        IssueKey.class,
                        Issuing::begin,
                        command -> List.of(
                                TeamTags.person(command.owner()),
                                TeamTags.key(command.caller().key())),
                        Issuing::after,
                        KeyHandler::decide),
                new Rule<>(
                        RevokeKey.class,
                        command -> Optional.<Key>empty(),
                        command -> List.of(TeamTags.key(command.key())),
                        KeyHandler::after,
                        KeyHandler::decide),
                new Rule<>(
                        NoteKeyUse.class,
                        command -> Boolean.FALSE,
                        command -> List.of(TeamTags.use(command.key(), command.day())),
                        (noted, event) -> Boolean.TRUE,
                        KeyHandler::decide));
    }

    /**
     * What issuing a key reads.
     *
     * @param owner whom it will belong to
     * @param with the id of the key or account that the caller uses
     * @param wide whether that one opens all teams of its owner; the administrator's needs no asking
     * @param until from when on that one opens nothing; null for never
     */
    record Issuing(
            Person owner,
            KeyId with,
            boolean wide,
            @Nullable Instant until) {

        static Issuing begin(IssueKey command) {
            return new Issuing(Person.unknown(command.owner()), command.caller().key(), false, null);
        }

        Issuing after(TeamEvent event) {
            return switch (event) {
                case MemberChange change -> new Issuing(owner.after(change), with, wide, until);
                case KeyIssued issued -> new Issuing(owner, with, !issued.confined(), issued.expiresAt());
                case AccountLinked linked ->
                    linked.account().equals(with) ? new Issuing(owner, with, wide || !linked.confined(), null) : this;
                default -> this;
            };
        }

        /** When what is issued expires; what leaks for a while must not become what opens for ever. */
        @Nullable
        Instant expiry(@Nullable Instant wanted) {
            if (until != null && wanted != null && wanted.isAfter(until)) {
                throw new NotPermitted(
                        "the key expires at %s; one that is issued with it must not expire later".formatted(until));
            }
            return wanted == null ? until : wanted;
        }
    }

    /**
     * A key opens its owner's other teams only if the owner issued it with such a key or account, or an administrator did: a manager
     * must not get into another team by issuing a key for somebody who belongs to both.
     */
    static Decided<KeyId> decide(IssueKey command, Issuing state) {
        var caller = command.caller();
        boolean own = command.owner().equals(caller.member());
        Permission.need(caller, own ? Standing.MEMBER : Standing.MANAGER);
        if (state.owner().role(caller.team()).isEmpty()) {
            throw new MemberNotFound(command.owner());
        }
        boolean trusted = caller.is(Standing.ADMINISTRATOR) || (own && state.wide());
        return Decided.that(
                command.key(),
                new KeyIssued(
                        caller.team(),
                        command.key(),
                        command.owner(),
                        command.name(),
                        command.kind(),
                        command.hash(),
                        command.kind() == KeyKind.INGEST || !trusted,
                        state.expiry(command.expiresAt())));
    }

    private static Optional<Key> after(Optional<Key> key, TeamEvent event) {
        return switch (event) {
            case KeyIssued issued -> Optional.of(Key.of(issued));
            case KeyRevoked revoked -> key.map(Key::ended);
            default -> key;
        };
    }

    static Decided<KeyId> decide(RevokeKey command, Optional<Key> state) {
        var caller = command.caller();
        var key = state.filter(found -> found.team().equals(caller.team()))
                .filter(found -> caller.is(Standing.MANAGER) || found.owner().equals(caller.member()))
                .orElseThrow(() -> new KeyNotFound(command.key()));
        Permission.need(caller, Standing.MEMBER);
        return key.revoked()
                ? Decided.nothing(key.id())
                : Decided.that(key.id(), new KeyRevoked(key.team(), key.id(), key.owner()));
    }

    static Decided<KeyId> decide(NoteKeyUse command, Boolean noted) {
        return noted
                ? Decided.nothing(command.key())
                : new Decided<>(command.key(), List.<DomainEvent>of(new KeyUsed(command.key(), command.day())));
    }
}
