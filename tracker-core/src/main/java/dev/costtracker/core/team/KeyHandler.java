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
import java.util.List;
import java.util.Optional;

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
     */
    record Issuing(Person owner, KeyId with, boolean wide) {

        static Issuing begin(IssueKey command) {
            return new Issuing(Person.unknown(command.owner()), command.caller().key(), false);
        }

        Issuing after(TeamEvent event) {
            return switch (event) {
                case MemberChange change -> new Issuing(owner.after(change), with, wide);
                case KeyIssued issued -> new Issuing(owner, with, !issued.confined());
                case AccountLinked linked ->
                    linked.account().equals(with) ? new Issuing(owner, with, !linked.confined()) : this;
                default -> this;
            };
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
                        command.expiresAt()));
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
