package dev.costtracker.api.spend;

import dev.costtracker.api.http.Problem;
import dev.costtracker.api.team.AtLeast;
import dev.costtracker.core.team.Caller;
import dev.costtracker.core.team.Standing;
import dev.costtracker.projections.views.View;
import dev.costtracker.projections.views.ViewState;
import dev.costtracker.projections.views.Views;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how the stored views fare, and has them built anew. */
@RestController
@RequestMapping(path = "/api/v1/views", produces = "application/json")
class ViewsController {

    private final Views views;

    ViewsController(Views views) {
        this.views = views;
    }

    /** All of them. */
    record ViewList(List<ViewState> items) {}

    /** Which generation is built. */
    record Begun(String view, int building) {}

    @GetMapping
    @AtLeast(Standing.ADMINISTRATOR)
    ViewList list(Caller caller) {
        return new ViewList(views.states());
    }

    @PostMapping("/{view}/rebuild")
    @AtLeast(Standing.ADMINISTRATOR)
    ResponseEntity<Begun> rebuild(Caller caller, @PathVariable String view) {
        var found = views.all().stream()
                .filter(each -> each.name().equals(view))
                .findAny()
                .orElseThrow(() -> Problem.of(SpendProblems.VIEW_NOT_FOUND, "there is no view of this name")
                        .exception());
        return ResponseEntity.accepted().body(begin(found));
    }

    private Begun begin(View view) {
        return new Begun(view.name(), views.rebuild(view));
    }
}
