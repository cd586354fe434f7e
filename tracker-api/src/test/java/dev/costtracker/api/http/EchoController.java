package dev.costtracker.api.http;

import dev.costtracker.core.team.Caller;
import dev.costtracker.projections.views.ViewBeingBuilt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operations that have a field of every kind and answer with what they read. */
@RestController
@Profile("echo")
@RequestMapping(path = "/api/v1/echo", produces = "application/json")
class EchoController {

    record Echo(
            @Nullable String id,
            @Nullable String name,
            @Nullable String text,
            @Nullable String remark,
            @Nullable Instant instant,
            @Nullable BigDecimal money,
            @Nullable Long count,
            @Nullable Boolean flag,
            @Nullable String choice,
            List<String> ids,
            @Nullable Long nested) {}

    @PostMapping
    Echo echo(Caller caller, @JsonBody Fields body) {
        var id = body.optional("id", Kind.ID);
        var name = body.optional("name", Kind.NAME);
        var text = body.optional("text", Kind.TEXT);
        var remark = body.optional("remark", Kind.REMARK);
        var instant = body.optional("instant", Kind.INSTANT);
        var money = body.optional("money", Kind.DECIMAL_STRING);
        var count = body.optional("count", Kind.wholeNumber(0, 100_000_000));
        var flag = body.optional("flag", Kind.FLAG);
        var choice = body.optional("choice", Kind.oneOf(List.of("refuse", "amend"), value -> value));
        var ids = body.list("ids", Kind.ID, 4);
        var nested = body.optionalObject("object").map(object -> object.required("count", Kind.wholeNumber(-5, 5)));
        body.done();
        return new Echo(
                id.orNull(),
                name.orNull(),
                text.orNull(),
                remark.orNull(),
                instant.orNull(),
                money.orNull(),
                count.orNull(),
                flag.orNull(),
                choice.orNull(),
                ids,
                nested.map(Field::get).orElse(null));
    }

    @PostMapping("/batch")
    Map<String, Object> batch(
            Caller caller, @JsonBody(most = JsonBody.BATCH) Fields body, @QueryParameters Fields query) {
        var dryRun = query.optional("dryRun", Kind.FLAG).or(false);
        var items = body.items("items", 3);
        body.doneWith(query);
        return Map.of(
                "dryRun",
                dryRun,
                "items",
                items.stream().map(EchoController::item).toList());
    }

    private static Object item(Fields item) {
        var id = item.required("id", Kind.ID);
        try {
            item.done();
            return id.get();
        } catch (ProblemException e) {
            return e.problem().document();
        }
    }

    @PostMapping("/optional")
    Map<String, Object> withoutBody(Caller caller, @JsonBody(optional = true) Fields body) {
        var id = body.optional("id", Kind.ID);
        body.done();
        return Map.of("id", id.or("none"));
    }

    @GetMapping
    Map<String, Object> caller(Caller caller) {
        return Map.of("member", caller.member().value(), "team", caller.team().value());
    }

    @GetMapping("/building")
    Map<String, Object> building(Caller caller) {
        throw new ViewBeingBuilt("spend", 20_000, 100_000);
    }

    @GetMapping("/bug")
    Map<String, Object> bug(Caller caller) {
        throw new IllegalStateException("secret internals");
    }
}
