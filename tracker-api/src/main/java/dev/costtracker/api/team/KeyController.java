package dev.costtracker.api.team;

import dev.costtracker.api.http.Answers;
import dev.costtracker.api.http.Fields;
import dev.costtracker.api.http.JsonBody;
import dev.costtracker.api.http.Kind;
import dev.costtracker.api.http.QueryParameters;
import dev.costtracker.core.TimeOrderedIds;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.command.Receipt;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.IssueKey;
import dev.costtracker.core.team.Key;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.KeyKind;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.People;
import dev.costtracker.core.team.RevokeKey;
import dev.costtracker.core.team.Standing;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.core.team.TeamRejection.MemberNotFound;
import dev.costtracker.projections.team.KeyUses;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Issues API keys, lists and revokes them. */
@RestController
@RequestMapping(path = "/api/v1/keys", produces = "application/json")
class KeyController {

    private final Commands commands;
    private final Directory directory;
    private final People people;
    private final KeyUses uses;
    private final Teams teams;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final TimeOrderedIds ids;

    KeyController(Commands commands, Directory directory, People people, KeyUses uses, Teams teams, Clock clock) {
        this.commands = commands;
        this.directory = directory;
        this.people = people;
        this.uses = uses;
        this.teams = teams;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock, random);
    }

    /**
     * A key without what is secret of it.
     *
     * @param key the key itself, in the answer that issues it and never again
     * @param expiresAt absent if it does not expire
     * @param lastUsed the day in UTC; absent if it was never used
     */
    record KeyView(
            KeyId id,
            @Nullable String key,
            TeamId team,
            MemberId member,
            @Nullable String name,
            KeyKind kind,
            @Nullable Instant expiresAt,
            @Nullable LocalDate lastUsed) {}

    /** That a key opens nothing any more. */
    record RevokedKey(KeyId id, boolean revoked) {}

    @PostMapping
    ResponseEntity<KeyView> issue(Caller holder, @JsonBody Fields body) {
        var team = body.optional("team", Kind.ID);
        var member =
                holder.is(Standing.ADMINISTRATOR) ? body.required("member", Kind.ID) : body.optional("member", Kind.ID);
        var name = body.required("name", Kind.NAME);
        var kind = body.required("kind", Views.KEY_KIND);
        var expiresAt = body.optional("expiresAt", Kind.INSTANT);
        var expiry = expiresAt.orNull();
        if (expiry != null && !expiry.isAfter(clock.instant())) {
            body.fault("expiresAt", "must be in the future; got " + expiry);
        }
        body.done();
        var caller = teams.named(team, holder);
        Teams.need(caller, Standing.MEMBER);
        var owner = member.orNull() == null ? caller.member() : new MemberId(member.get());
        mayIssue(caller, owner);
        var secret = ApiKey.random(random);
        var command = new IssueKey(
                caller,
                new KeyId(ids.next().toString()),
                owner,
                people.sealKeyName(owner, name.get()),
                kind.get(),
                HexFormat.of().formatHex(secret.hash()),
                expiry);
        Receipt<KeyId> receipt = commands.send(caller, command);
        // Decided with the key: with one that expires, another one is issued that does too.
        var until = directory.key(command.key()).map(Key::expiresAt).orElse(expiry);
        var view = new KeyView(command.key(), secret.text(), caller.team(), owner, name.get(), kind.get(), until, null);
        return Answers.written(201, receipt.position(), view);
    }

    /** Before a secret is made for somebody who does not belong here; the decision sees to it once more. */
    private void mayIssue(Caller caller, MemberId owner) {
        if (!owner.equals(caller.member())) {
            Teams.need(caller, Standing.MANAGER);
        }
        if (directory.person(owner).role(caller.team()).isEmpty()) {
            throw new MemberNotFound(owner);
        }
    }

    @GetMapping
    Views.Page<KeyView> list(Caller caller, @QueryParameters Fields query) {
        var page = Views.page(query, (Key key) -> key.id().value());
        query.done();
        return page.apply(directory.keys(caller.sight())).map(this::views);
    }

    @DeleteMapping("/{key}")
    ResponseEntity<RevokedKey> revoke(Caller caller, @PathVariable String key) {
        Receipt<KeyId> receipt = commands.send(caller, new RevokeKey(caller, Paths.key(key)));
        return Answers.written(200, receipt.position(), new RevokedKey(receipt.result(), true));
    }

    private List<KeyView> views(List<Key> keys) {
        var names = people.keyNames(keys);
        return keys.stream()
                .map(key -> new KeyView(
                        key.id(),
                        null,
                        key.team(),
                        key.owner(),
                        names.get(key.id()),
                        key.kind(),
                        key.expiresAt(),
                        uses.last(key.id()).orElse(null)))
                .toList();
    }
}
