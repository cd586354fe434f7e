package dev.costtracker.api.team;

import dev.costtracker.api.TestServer;
import dev.costtracker.core.command.Commands;
import dev.costtracker.core.pricing.Speed;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.LogInteraction;
import dev.costtracker.core.session.LogInteractions;
import dev.costtracker.core.session.OnConflict;
import dev.costtracker.core.session.RateSession;
import dev.costtracker.core.session.RecordEntry;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.session.StartSession;
import dev.costtracker.core.team.AddMember;
import dev.costtracker.core.team.Authored;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.CreateProject;
import dev.costtracker.core.team.CreateTeam;
import dev.costtracker.core.team.Directory;
import dev.costtracker.core.team.IssueKey;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.KeyKind;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.People;
import dev.costtracker.core.team.PersonalData;
import dev.costtracker.core.team.RevokeKey;
import dev.costtracker.core.team.Role;
import dev.costtracker.core.team.TeamId;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Two teams with a session each, and everybody who may or may not see what the first one has. */
final class World {

    /** Who asks. */
    enum Who {
        OWNER,
        SAME_TEAM,
        MANAGER,
        OTHER_TEAM,
        ADMINISTRATOR,
        INGEST_KEY,
        REVOKED_KEY,
        NO_KEY
    }

    /** Stands in every name and text of the team that all in it may see. */
    static final String TEAM_CANARY = "canary-of-the-team";

    /** Stands in every name and text that is the owner's. */
    static final String OWN_CANARY = "canary-of-the-owner";

    /** Stands in every name and text of the other team. */
    static final String OTHER_CANARY = "canary-of-others";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2025-11-24T09:30:00Z");

    private static int worlds;

    final TeamId team = new TeamId("web-" + ++worlds);
    final TeamId other = new TeamId("ops-" + worlds);
    final MemberId owner = new MemberId("owner-" + worlds);
    final SessionId session = new SessionId("s-" + worlds);
    final InteractionId interaction = new InteractionId("i-" + worlds);
    final EntryId entry = new EntryId("e-" + worlds);
    final String project = TEAM_CANARY + "-shop";
    final KeyId spare;
    final Map<Who, String> keys = new EnumMap<>(Who.class);

    private final Commands commands;
    private final Directory directory;
    private final People people;

    World(TestServer server) {
        commands = server.bean(Commands.class);
        directory = server.bean(Directory.class);
        people = server.bean(People.class);
        make(team, TEAM_CANARY);
        make(other, OTHER_CANARY);
        join(team, owner, Role.MEMBER);
        keys.put(Who.OWNER, issue(team, owner, KeyKind.MEMBER).text);
        keys.put(Who.SAME_TEAM, joined(team, "same", Role.MEMBER).text);
        keys.put(Who.MANAGER, joined(team, "manager", Role.MANAGER).text);
        keys.put(Who.OTHER_TEAM, joined(other, "other", Role.MANAGER).text);
        keys.put(Who.ADMINISTRATOR, TestServer.KEY);
        keys.put(Who.INGEST_KEY, issue(team, owner, KeyKind.INGEST).text);
        var revoked = issue(team, owner, KeyKind.MEMBER);
        send(new RevokeKey(admin(team), revoked.id));
        keys.put(Who.REVOKED_KEY, revoked.text);
        spare = issue(team, owner, KeyKind.MEMBER).id;
        work(holder(Who.OWNER));
    }

    private void make(TeamId id, String canary) {
        send(new CreateTeam(admin(TeamId.DEFAULT), id, canary, ZoneOffset.UTC));
        send(new CreateProject(admin(id), canary + "-shop"));
    }

    /** What the owner has done. */
    private void work(Caller caller) {
        send(new StartSession(caller, session, OWN_CANARY, project, OWN_CANARY, NOW, NOW));
        var content = new Interaction(
                "claude-sonnet-4",
                OWN_CANARY,
                OWN_CANARY,
                NOW,
                new Usage(1200, 0, 0, 0, 800),
                "standard",
                Speed.STANDARD,
                null,
                0,
                null,
                OWN_CANARY);
        send(new LogInteractions(
                caller,
                List.of(new LogInteraction(session, interaction, List.of(), content, true, OnConflict.REFUSE)),
                false));
        send(new RecordEntry(caller, session, entry, new RecordEntry.Question(OWN_CANARY)));
        send(new RateSession(caller, session, 8, 8, 8, OWN_CANARY));
    }

    Caller holder(Who who) {
        var hash = HexFormat.of().formatHex(ApiKey.hash(keys.getOrDefault(who, "")));
        return directory.holder(hash, NOW).orElseThrow();
    }

    Caller admin(TeamId in) {
        return directory.administrator(in).orElseThrow();
    }

    private record Issued(KeyId id, String text) {}

    private Issued joined(TeamId in, String id, Role role) {
        var member = new MemberId(id + "-" + in.value());
        join(in, member, role);
        return issue(in, member, KeyKind.MEMBER);
    }

    private void join(TeamId in, MemberId member, Role role) {
        var canary = member.equals(owner) ? OWN_CANARY : in.equals(other) ? OTHER_CANARY : member.value();
        var data = people.seal(member, new PersonalData(canary, canary + "@example.org"));
        send(new AddMember(admin(in), member, true, data, role));
    }

    private Issued issue(TeamId in, MemberId member, KeyKind kind) {
        var key = ApiKey.random(RANDOM);
        var id = new KeyId("key-" + HexFormat.of().formatHex(key.hash()).substring(0, 20));
        var name = people.sealKeyName(member, member.equals(owner) ? OWN_CANARY : "laptop");
        send(new IssueKey(admin(in), id, member, name, kind, HexFormat.of().formatHex(key.hash()), null));
        return new Issued(id, key.text());
    }

    private void send(Authored command) {
        commands.send(command.caller(), (Record) command);
    }
}
