package dev.costtracker.core.ledger;

import dev.costtracker.core.eventlog.DomainEvent;
import dev.costtracker.core.eventlog.EventType;
import dev.costtracker.core.pricing.AppliedPrice;
import dev.costtracker.core.pricing.Cost;
import dev.costtracker.core.pricing.DatedPrice;
import dev.costtracker.core.pricing.ModelPrices;
import dev.costtracker.core.pricing.Modifier;
import dev.costtracker.core.pricing.Money;
import dev.costtracker.core.pricing.PricingEvent.PricesPublished;
import dev.costtracker.core.pricing.PricingEvent.PricesWithdrawn;
import dev.costtracker.core.pricing.Publisher;
import dev.costtracker.core.pricing.Rates;
import dev.costtracker.core.pricing.Speed;
import dev.costtracker.core.pricing.Tier;
import dev.costtracker.core.pricing.Usage;
import dev.costtracker.core.session.EntryId;
import dev.costtracker.core.session.Interaction;
import dev.costtracker.core.session.InteractionEvent.InteractionAmended;
import dev.costtracker.core.session.InteractionEvent.InteractionLogged;
import dev.costtracker.core.session.InteractionEvent.InteractionVoided;
import dev.costtracker.core.session.InteractionId;
import dev.costtracker.core.session.JournalEvent.AccomplishmentRecorded;
import dev.costtracker.core.session.JournalEvent.ActionItemAdded;
import dev.costtracker.core.session.JournalEvent.ActionItemCompleted;
import dev.costtracker.core.session.JournalEvent.ActionList;
import dev.costtracker.core.session.JournalEvent.BlockerReported;
import dev.costtracker.core.session.JournalEvent.BlockerResolved;
import dev.costtracker.core.session.JournalEvent.CodeMetricsRecorded;
import dev.costtracker.core.session.JournalEvent.DecisionRecorded;
import dev.costtracker.core.session.JournalEvent.ModelUseRecorded;
import dev.costtracker.core.session.JournalEvent.OptimizationMade;
import dev.costtracker.core.session.JournalEvent.OptimizationProposed;
import dev.costtracker.core.session.JournalEvent.QuestionAnswered;
import dev.costtracker.core.session.JournalEvent.QuestionAsked;
import dev.costtracker.core.session.JournalEvent.Reflection;
import dev.costtracker.core.session.JournalEvent.ReflectionRecorded;
import dev.costtracker.core.session.JournalEvent.SecurityConsiderationRecorded;
import dev.costtracker.core.session.JournalEvent.SessionRated;
import dev.costtracker.core.session.JournalEvent.TokenTipRecorded;
import dev.costtracker.core.session.LifeCycleEvent.SessionEnded;
import dev.costtracker.core.session.LifeCycleEvent.SessionResumed;
import dev.costtracker.core.session.LifeCycleEvent.SessionStarted;
import dev.costtracker.core.session.SessionId;
import dev.costtracker.core.team.AccountChange.AccountLinked;
import dev.costtracker.core.team.AccountChange.InvitationMade;
import dev.costtracker.core.team.KeyChange.KeyIssued;
import dev.costtracker.core.team.KeyChange.KeyRevoked;
import dev.costtracker.core.team.KeyChange.KeyUsed;
import dev.costtracker.core.team.KeyId;
import dev.costtracker.core.team.KeyKind;
import dev.costtracker.core.team.LoginChange.LoginBegun;
import dev.costtracker.core.team.LoginChange.LoginEnded;
import dev.costtracker.core.team.LoginChange.LoginRenewed;
import dev.costtracker.core.team.LoginId;
import dev.costtracker.core.team.MemberChange.MemberAdded;
import dev.costtracker.core.team.MemberChange.MemberErased;
import dev.costtracker.core.team.MemberChange.MemberRemoved;
import dev.costtracker.core.team.MemberChange.PersonChanged;
import dev.costtracker.core.team.MemberChange.PersonRegistered;
import dev.costtracker.core.team.MemberChange.RoleChanged;
import dev.costtracker.core.team.MemberId;
import dev.costtracker.core.team.ProjectChange.ProjectArchived;
import dev.costtracker.core.team.ProjectChange.ProjectCreated;
import dev.costtracker.core.team.ProjectChange.ProjectRenamed;
import dev.costtracker.core.team.ProjectChange.ProjectReopened;
import dev.costtracker.core.team.Role;
import dev.costtracker.core.team.TeamChange.ProjectListClosed;
import dev.costtracker.core.team.TeamChange.ProjectListOpened;
import dev.costtracker.core.team.TeamChange.TeamArchived;
import dev.costtracker.core.team.TeamChange.TeamCreated;
import dev.costtracker.core.team.TeamChange.TeamRenamed;
import dev.costtracker.core.team.TeamChange.TeamReopened;
import dev.costtracker.core.team.TeamChange.TeamZoneSet;
import dev.costtracker.core.team.TeamId;
import dev.costtracker.core.vault.Sealed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sample of every kind of event, full and with all that may be absent left out. */
final class EveryEvent {

    static final List<EventType<?>> TYPES = StoredEvents.TYPES;

    private static final TeamId TEAM = TeamId.DEFAULT;
    private static final SessionId SESSION = new SessionId("s1");
    private static final EntryId ENTRY = new EntryId("e1");
    private static final InteractionId MESSAGE = new InteractionId("msg_01A");
    private static final List<InteractionId> ALIASES = List.of(new InteractionId("req_01B"));
    private static final Instant AT = Instant.parse("2026-10-01T09:30:00.123456Z");
    private static final Instant LATER = Instant.parse("2026-10-07T00:00:00Z");
    private static final Rates RATES = new Rates(usd("3"), usd("3.75"), usd("6"), usd("0.3"), usd("15"), usd("10"));
    private static final Rates FEW = new Rates(usd("1.25"), null, null, usd("0.125"), usd("10"), null);

    /** By variant and kind, in a fixed order. */
    static final Map<String, DomainEvent> SAMPLES = samples();

    private EveryEvent() {}

    static EventType<?> typeOf(DomainEvent event) {
        return TYPES.stream()
                .filter(type -> type.event().equals(event.getClass()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not listed: " + event.getClass()));
    }

    private static Map<String, DomainEvent> samples() {
        var samples = new LinkedHashMap<String, DomainEvent>();
        var text = "A text with \"quotes\",\na line break and ünï\uD83D\uDE00.";
        samples.put("full-1", new SessionStarted(TEAM, SESSION, new MemberId("ann"), "JWT auth", "shop", "auth", AT));
        samples.put("bare-1", new SessionStarted(TEAM, SESSION, MemberId.ADMIN, "JWT auth", "shop", null, LATER));
        samples.put("full-2", new SessionEnded(TEAM, SESSION, "shop", AT));
        samples.put("full-3", new SessionResumed(TEAM, SESSION, "shop", AT));
        samples.put(
                "full-4",
                new InteractionLogged(
                        TEAM,
                        SESSION,
                        "shop",
                        MESSAGE,
                        ALIASES,
                        full(),
                        Cost.priced(usd("0.0156"), price(), usd("0.048"))));
        samples.put(
                "bare-4",
                new InteractionLogged(
                        TEAM,
                        SESSION,
                        "shop",
                        MESSAGE,
                        List.of(),
                        bare(),
                        Cost.unpriced("no price is known for model x", null)));
        samples.put(
                "reported-4",
                new InteractionLogged(
                        TEAM,
                        SESSION,
                        "shop",
                        MESSAGE,
                        List.of(),
                        bare(),
                        Cost.unpriced("no price is known for model x", usd("0.000000000000000001"))));
        samples.put(
                "full-5",
                new InteractionAmended(
                        TEAM,
                        SESSION,
                        "shop",
                        MESSAGE,
                        ALIASES,
                        full(),
                        Cost.priced(usd("0"), barePrice(), null),
                        text));
        samples.put("full-6", new InteractionVoided(TEAM, SESSION, "shop", MESSAGE, ALIASES, text));
        samples.put("full-7", new AccomplishmentRecorded(TEAM, SESSION, ENTRY, text));
        samples.put("full-8", new SecurityConsiderationRecorded(TEAM, SESSION, ENTRY, text));
        samples.put("full-9", new ReflectionRecorded(TEAM, SESSION, ENTRY, Reflection.WENT_WELL, text));
        samples.put("other-9", new ReflectionRecorded(TEAM, SESSION, ENTRY, Reflection.TO_IMPROVE, text));
        samples.put("full-10", new OptimizationProposed(TEAM, SESSION, "shop", ENTRY, text));
        samples.put("full-11", new OptimizationMade(TEAM, SESSION, "shop", ENTRY, text));
        samples.put("bare-11", new OptimizationMade(TEAM, SESSION, "shop", ENTRY, null));
        samples.put("full-12", new DecisionRecorded(TEAM, SESSION, ENTRY, "JWT library", text));
        samples.put("full-13", new BlockerReported(TEAM, SESSION, "shop", ENTRY, text));
        samples.put("full-14", new BlockerResolved(TEAM, SESSION, "shop", ENTRY, text));
        samples.put("full-15", new QuestionAsked(TEAM, SESSION, "shop", ENTRY, text));
        samples.put("full-16", new QuestionAnswered(TEAM, SESSION, "shop", ENTRY, text));
        samples.put("full-17", new ModelUseRecorded(TEAM, SESSION, ENTRY, "claude-opus-5", text));
        samples.put("full-18", new TokenTipRecorded(TEAM, SESSION, ENTRY, text, true));
        samples.put("other-18", new TokenTipRecorded(TEAM, SESSION, ENTRY, text, false));
        samples.put("full-19", new ActionItemAdded(TEAM, SESSION, "shop", ENTRY, ActionList.NEXT_SESSION, text));
        samples.put("other-19", new ActionItemAdded(TEAM, SESSION, "shop", ENTRY, ActionList.COST_MANAGEMENT, text));
        samples.put("full-20", new ActionItemCompleted(TEAM, SESSION, "shop", ENTRY, text));
        samples.put("full-21", new CodeMetricsRecorded(TEAM, SESSION, 1L, 2L, 3L, 4L, new BigDecimal("87.5")));
        samples.put("bare-21", new CodeMetricsRecorded(TEAM, SESSION, null, null, null, null, null));
        samples.put("full-22", new SessionRated(TEAM, SESSION, 8, 7, 9, text));
        samples.put("bare-22", new SessionRated(TEAM, SESSION, null, 7, null, null));
        samples.put("full-23", new PricesPublished(fullPrices(), Publisher.BUNDLED, "bundled 2026-11-23"));
        samples.put("bare-23", new PricesPublished(barePrices(), Publisher.OPERATOR, "contract 7"));
        samples.put("full-24", new PricesWithdrawn("claude-x", Publisher.OPERATOR, "contract 7", text));
        teamSamples(samples);
        return samples;
    }

    private static void teamSamples(Map<String, DomainEvent> samples) {
        var team = new TeamId("web");
        var ann = new MemberId("0199f2c1-7f00-7000-8000-000000000001");
        var key = new KeyId("0199f2c1-7f00-7000-8000-000000000002");
        var sealed = new Sealed("AAECAwQFBgcICQoLDA0ODw==");
        var hash = "ab".repeat(32);
        samples.put("full-25", new TeamCreated(team, "Web shop", ZoneId.of("Asia/Kathmandu")));
        samples.put("full-26", new TeamRenamed(team, "Shop"));
        samples.put("full-27", new TeamZoneSet(team, ZoneId.of("UTC")));
        samples.put("full-28", new TeamArchived(team));
        samples.put("full-29", new TeamReopened(team));
        samples.put("full-30", new ProjectListClosed(team));
        samples.put("full-31", new ProjectListOpened(team));
        samples.put("full-32", new ProjectCreated(team, "shop"));
        samples.put("full-33", new ProjectArchived(team, "shop"));
        samples.put("full-34", new ProjectReopened(team, "shop"));
        samples.put("full-35", new PersonRegistered(ann, sealed));
        samples.put("full-36", new MemberAdded(team, ann, Role.MEMBER));
        samples.put("other-36", new MemberAdded(team, ann, Role.MANAGER));
        samples.put("full-37", new RoleChanged(team, ann, Role.MANAGER));
        samples.put("full-38", new MemberRemoved(team, ann));
        samples.put("full-39", new MemberErased(ann, List.of(TEAM, team)));
        samples.put("bare-39", new MemberErased(ann, List.of()));
        samples.put("full-40", new KeyIssued(team, key, ann, sealed, KeyKind.INGEST, hash, true, LATER));
        samples.put("bare-40", new KeyIssued(team, key, ann, sealed, KeyKind.MEMBER, hash, false, null));
        samples.put("full-41", new KeyRevoked(team, key, ann));
        samples.put("full-42", new KeyUsed(key, LocalDate.parse("2026-10-01")));
        var login = new LoginId("0199f2c1-7f00-7000-8000-000000000003");
        samples.put("full-43", new LoginBegun(team, login, ann, key, hash, AT, LATER));
        samples.put("full-44", new LoginRenewed(login, LATER));
        samples.put("full-45", new LoginEnded(team, login, ann));
        samples.put("full-46", new InvitationMade(team, ann, hash, true, LATER));
        samples.put("full-47", new AccountLinked(team, ann, key, sealed, false));
        samples.put("full-48", new ProjectRenamed(team, "shop", "store"));
        samples.put("full-49", new PersonChanged(team, ann, sealed));
    }

    private static Interaction full() {
        return new Interaction(
                "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "Initial prompt",
                "Setup JWT auth structure",
                AT,
                new Usage(1200, 1, 2, 3, 800),
                "batch",
                Speed.FAST,
                "us",
                2,
                usd("0.048"),
                "claude-code-transcript");
    }

    private static Interaction bare() {
        return new Interaction(
                "x", null, null, LATER, new Usage(0, 0, 0, 0, 1), "standard", Speed.STANDARD, null, 0, null, null);
    }

    private static AppliedPrice price() {
        return new AppliedPrice(
                "claude-sonnet-4-5",
                RATES,
                200_000L,
                true,
                List.of(
                        new Modifier("batch", new BigDecimal("0.5")),
                        new Modifier("us-residency", new BigDecimal("1.1"))),
                AT,
                LATER,
                "bundled 2026-11-23",
                List.of("batch is never fast"));
    }

    private static AppliedPrice barePrice() {
        return new AppliedPrice("gpt-5", FEW, null, false, List.of(), null, null, "bundled 2026-11-23", List.of());
    }

    private static ModelPrices fullPrices() {
        var half = new BigDecimal("0.5");
        var factor = new BigDecimal("1.1");
        return new ModelPrices(
                "claude-x",
                "anthropic",
                List.of(
                        new DatedPrice(null, AT, RATES, null, null, half, null, null),
                        new DatedPrice(AT, LATER, RATES, new Tier(200_000, FEW, FEW), RATES, half, factor, factor)));
    }

    private static ModelPrices barePrices() {
        return new ModelPrices(
                "gpt-5",
                "openai",
                List.of(new DatedPrice(null, null, FEW, new Tier(5, RATES, null), null, null, null, null)));
    }

    private static Money usd(String amount) {
        return Money.usd(amount);
    }
}
