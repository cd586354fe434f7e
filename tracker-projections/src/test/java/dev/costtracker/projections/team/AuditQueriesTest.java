package dev.costtracker.projections.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.team.KeyChange.KeyUsed;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.MemberChange.MemberAdded;
import dev.costtracker.core.team.MemberChange.MemberErased;
import dev.costtracker.core.team.MemberChange.MemberRemoved;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.Role;
import dev.costtracker.core.team.TeamChange.TeamCreated;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.projections.MemoryEventLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditQueriesTest {

    private static final TeamId WEB = new TeamId("web");
    private static final TeamId OPS = new TeamId("ops");
    private static final MemberId ANN = new MemberId("ann");
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    private final MemoryEventLog log = new MemoryEventLog();
    private final AuditQueries queries = new AuditQueries(log);

    private void given(String actor, DomainEvent event) {
        log.append(START.plusSeconds(log.head()), Map.of("user", actor, "key", actor + "-key"), event);
    }

    private static AuditFilter all(int limit, @Nullable Long before) {
        return new AuditFilter(null, null, null, null, null, limit, before);
    }

    private List<AuditAction> actions(@Nullable TeamId team, AuditFilter filter) {
        return queries.page(team, filter).items().stream()
                .map(AuditEntry::action)
                .toList();
    }

    @Test
    void tellsWhoDidWhatToWhomWithWhichKey() {
        given("admin", new TeamCreated(WEB, "Web", ZoneOffset.UTC));
        given("max", new MemberAdded(WEB, ANN, Role.MANAGER));
        assertThat(queries.page(WEB, all(10, null)).items())
                .first()
                .isEqualTo(new AuditEntry(
                        1,
                        START.plusSeconds(1),
                        "max",
                        "max-key",
                        AuditAction.MEMBER_ADDED,
                        WEB,
                        ANN,
                        null,
                        "manager"));
    }

    @Test
    void keepsTheTrailsOfTeamsApart() {
        given("admin", new TeamCreated(WEB, "Web", ZoneOffset.UTC));
        given("admin", new TeamCreated(OPS, "Ops", ZoneOffset.UTC));
        given("admin", new MemberAdded(OPS, ANN, Role.MEMBER));
        given("admin", new MemberErased(ANN, List.of(OPS)));
        given("program", new KeyUsed(new KeyId("k"), LocalDate.parse("2026-10-01")));
        assertThat(actions(WEB, all(10, null))).containsExactly(AuditAction.TEAM_CREATED);
        assertThat(actions(OPS, all(10, null)))
                .containsExactly(AuditAction.MEMBER_ERASED, AuditAction.MEMBER_ADDED, AuditAction.TEAM_CREATED);
        assertThat(actions(null, all(10, null))).hasSize(4);
    }

    @Test
    void filtersByActorActionMemberAndTime() {
        given("admin", new MemberAdded(WEB, ANN, Role.MEMBER));
        given("max", new MemberRemoved(WEB, ANN));
        given("max", new MemberAdded(WEB, new MemberId("bob"), Role.MEMBER));
        assertThat(actions(WEB, new AuditFilter("max", null, null, null, null, 10, null)))
                .containsExactly(AuditAction.MEMBER_ADDED, AuditAction.MEMBER_REMOVED);
        assertThat(actions(WEB, new AuditFilter(null, "ann", null, null, null, 10, null)))
                .containsExactly(AuditAction.MEMBER_REMOVED, AuditAction.MEMBER_ADDED);
        assertThat(actions(WEB, new AuditFilter(null, null, AuditAction.MEMBER_REMOVED, null, null, 10, null)))
                .hasSize(1);
        var second = START.plusSeconds(1);
        assertThat(actions(WEB, new AuditFilter(null, null, null, second, second.plusSeconds(1), 10, null)))
                .containsExactly(AuditAction.MEMBER_REMOVED);
    }

    @Test
    void pagesThroughALongTrail() {
        for (int i = 0; i < 25_000; i++) {
            given("admin", i % 1_000 == 0 ? new MemberRemoved(WEB, ANN) : new MemberRemoved(OPS, ANN));
        }
        var positions = new ArrayList<Long>();
        Long before = null;
        do {
            var page = queries.page(WEB, all(4, before));
            page.items().forEach(entry -> positions.add(entry.position()));
            before = page.next();
        } while (before != null);
        assertThat(positions).hasSize(25).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(positions).doesNotHaveDuplicates();
    }

    @Test
    void knowsTheLastDayOfAKey() {
        var uses = new KeyUses(log);
        var key = new KeyId("k");
        assertThat(uses.last(key)).isEmpty();
        given("program", new KeyUsed(key, LocalDate.parse("2026-10-02")));
        given("program", new KeyUsed(key, LocalDate.parse("2026-10-01")));
        given("program", new KeyUsed(new KeyId("other"), LocalDate.parse("2026-10-09")));
        assertThat(uses.last(key)).contains(LocalDate.parse("2026-10-02"));
        given("program", new KeyUsed(key, LocalDate.parse("2026-10-05")));
        assertThat(uses.last(key)).contains(LocalDate.parse("2026-10-05"));
    }
}
